package org.plumbline.claims.article.reading;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.article.ArticlePage;
import org.plumbline.claims.article.reading.Unreadable.Reason;
import org.plumbline.kit.text.Decoding;

/**
 * Reads one document in a process of its own, which has little memory and is ended when it takes too long: a document
 * of a stranger that wants all of either gets no more than that.
 */
public final class ReadingProcess {

    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private ReadingProcess() {}

    /** Reads the document on standard input, and writes its text to standard output. */
    public static void main(String[] arguments) throws IOException {
        DocumentType type = DocumentType.valueOf(arguments[0]);
        String charset = arguments.length > 1 ? arguments[1] : null;
        PrintStream out = System.out;
        // Whatever a library has to say must not get into the answer.
        System.setOut(System.err);
        try (DataOutputStream answer = new DataOutputStream(new BufferedOutputStream(out))) {
            write(answer, System.in.readAllBytes(), type, charset);
        }
    }

    private static void write(DataOutputStream answer, byte[] content, DocumentType type, @Nullable String charset)
            throws IOException {
        ArticlePage page;
        try {
            page = read(content, type, charset);
        } catch (Unreadable e) {
            answer.writeBoolean(false);
            write(answer, e.reason().name());
            write(answer, e.words());
            return;
        }
        answer.writeBoolean(true);
        write(answer, page.title());
        write(answer, page.publisher());
        write(answer, page.author());
        write(answer, page.published() == null ? null : page.published().toString());
        write(answer, page.language());
        write(answer, page.body());
    }

    /** Reads a document where it is. */
    static ArticlePage read(byte[] content, DocumentType type, @Nullable String charset) {
        ArticlePage page =
                switch (type) {
                    case PDF -> PdfText.read(content);
                    case DOCX -> DocxText.read(content);
                    case HTML -> ArticlePage.read(Decoding.page(content, charset));
                    case TEXT -> new ArticlePage(null, null, null, null, null, Decoding.text(content, charset));
                };
        String body = PlainText.of(page.body());
        if (body.length() > PlainText.MOST) {
            throw tooLong();
        }
        return new ArticlePage(page.title(), page.publisher(), page.author(), page.published(), page.language(), body);
    }

    /**
     * Understands what such a process wrote.
     *
     * @throws Unreadable as the process did
     * @throws IOException if it wrote nothing that can be understood
     */
    static ArticlePage answer(DataInputStream answer) throws IOException {
        if (!answer.readBoolean()) {
            Reason reason = Reason.valueOf(present(read(answer)));
            throw new Unreadable(reason, present(read(answer)));
        }
        String title = read(answer);
        String publisher = read(answer);
        String author = read(answer);
        String published = read(answer);
        String language = read(answer);
        return new ArticlePage(
                title,
                publisher,
                author,
                published == null ? null : LocalDate.parse(published),
                language,
                present(read(answer)));
    }

    static Unreadable tooLong() {
        return new Unreadable(
                Reason.NO_TEXT,
                String.format(
                        Locale.ENGLISH,
                        "has more than %,d characters of text; send the part that matters",
                        PlainText.MOST));
    }

    private static void write(DataOutputStream to, @Nullable String text) throws IOException {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        to.writeInt(text == null ? -1 : bytes.length);
        to.write(bytes);
    }

    private static @Nullable String read(DataInputStream from) throws IOException {
        int length = from.readInt();
        if (length > MOST_BYTES) {
            throw new IOException("An answer of " + length + " bytes");
        }
        return length < 0 ? null : new String(from.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String present(@Nullable String text) throws IOException {
        if (text == null) {
            throw new IOException("An answer without its text");
        }
        return text;
    }
}
