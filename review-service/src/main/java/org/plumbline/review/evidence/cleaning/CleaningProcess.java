package org.plumbline.review.evidence.cleaning;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;

/** Makes one file anew, in a process of its own. */
final class CleaningProcess {

    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private CleaningProcess() {}

    /** Reads the file on standard input, and writes the clean one to standard output. */
    public static void main(String[] arguments) throws IOException {
        FileKind kind = FileKind.valueOf(arguments[0]);
        PrintStream out = System.out;
        // Whatever a library has to say must not get into the answer.
        System.setOut(System.err);
        try (DataOutputStream answer = new DataOutputStream(new BufferedOutputStream(out))) {
            write(answer, System.in.readAllBytes(), kind);
        }
    }

    private static void write(DataOutputStream answer, byte[] content, FileKind kind) throws IOException {
        CleanFile clean;
        try {
            clean = kind.isPicture() ? CleanPicture.of(content, kind) : CleanDocument.of(content);
        } catch (Unusable e) {
            answer.writeBoolean(false);
            answer.writeUTF(e.words());
            return;
        }
        answer.writeBoolean(true);
        answer.writeUTF(clean.kind().name());
        answer.writeInt(clean.width() == null ? 0 : clean.width());
        answer.writeInt(clean.height() == null ? 0 : clean.height());
        answer.writeInt(clean.size());
        answer.write(clean.content());
    }

    /**
     * Understands what such a process wrote.
     *
     * @throws Unusable as the process did
     * @throws IOException if it wrote nothing that can be understood
     */
    static CleanFile answer(DataInputStream answer) throws IOException {
        if (!answer.readBoolean()) {
            throw new Unusable(answer.readUTF());
        }
        FileKind kind = FileKind.valueOf(answer.readUTF());
        int width = answer.readInt();
        int height = answer.readInt();
        int size = answer.readInt();
        if (size < 1 || size > MOST_BYTES) {
            throw new IOException("An answer of " + size + " bytes");
        }
        byte[] content = answer.readNBytes(size);
        if (content.length < size) {
            throw new IOException("An answer that breaks off");
        }
        return new CleanFile(content, kind, "", width == 0 ? null : width, height == 0 ? null : height);
    }
}
