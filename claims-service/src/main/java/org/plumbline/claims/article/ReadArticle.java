package org.plumbline.claims.article;

import java.net.URI;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.article.reading.DocumentReader;
import org.plumbline.claims.article.reading.DocumentType;
import org.plumbline.claims.article.reading.LanguageGuess;
import org.plumbline.claims.article.reading.PlainText;
import org.plumbline.claims.article.reading.Unreadable;
import org.plumbline.kit.fetch.FetchRefused;
import org.plumbline.kit.fetch.Fetched;
import org.plumbline.kit.fetch.PageFetcher;
import org.plumbline.kit.fetch.WarcCopy;
import org.plumbline.kit.files.FileStore;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.text.LanguageTags;
import org.plumbline.kit.time.PartialDate;
import org.plumbline.kit.web.Upload;

/** Obtains an article's text: takes it, reads it from a file, or fetches its page. Never within a transaction. */
@ApplicationScoped
class ReadArticle {

    /** A page with fewer words has no article that everybody can read; the shortest news item has more. */
    private static final int LEAST_WORDS = 25;

    private static final int LONGEST_HEADLINE = 200;
    private static final String PASTE = "Copy the article's text from your browser and paste it; the link is kept";
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern SENTENCE = Pattern.compile(".*[.!?\u2026\u061F\u06D4:;,]$");

    private final PageFetcher pages;
    private final DocumentReader documents;
    private final FileStore files;

    ReadArticle(PageFetcher pages, DocumentReader documents, FileStore files) {
        this.pages = pages;
        this.documents = documents;
        this.files = files;
    }

    /**
     * Obtains the text, and keeps the file or the page that it came in.
     *
     * @throws NotObtained if there is none to be had
     */
    Obtained read(Submission submission) {
        Obtained obtained =
                switch (submission.source()) {
                    case TEXT -> pasted(submission);
                    case FILE -> fromFile(submission);
                    case URL -> fromPage(submission.details());
                };
        return withLanguage(obtained);
    }

    private static Obtained pasted(Submission submission) {
        String text = String.valueOf(submission.text());
        Details found = new Details(null, headline(text), null, null, null, null);
        return new Obtained(SourceKind.TEXT, submission.details().orElse(found), text, null, null);
    }

    private Obtained fromFile(Submission submission) {
        Upload file = submission.file();
        if (file == null) {
            throw new IllegalArgumentException("There is no file");
        }
        try {
            DocumentType type = DocumentType.of(file.content());
            ArticlePage page = documents.read(file.content(), type, null);
            Details found = found(page, null);
            if (words(page.body()) == 0) {
                throw new NotObtained(ProblemType.INVALID, "file", "has no text in it", found);
            }
            if (found.title() == null) {
                found = found.orElse(new Details(null, headline(page.body()), null, null, null, null));
            }
            KeptFile kept =
                    new KeptFile(files.put(file.content()), type.mediaType(), file.content().length, file.fileName());
            return new Obtained(SourceKind.FILE, submission.details().orElse(found), page.body(), kept, null);
        } catch (Unreadable e) {
            throw notObtained("file", e, "");
        }
    }

    private Obtained fromPage(Details said) {
        String url = String.valueOf(said.url());
        Fetched fetched;
        try {
            fetched = pages.fetch(URI.create(url));
        } catch (FetchRefused e) {
            throw new NotObtained(ProblemType.INVALID, "url", "could not be read: " + e.phrase() + ". " + PASTE, null);
        }
        ArticlePage page;
        try {
            byte[] content = fetched.body().toArray();
            page = documents.read(content, DocumentType.of(content), fetched.charset());
        } catch (Unreadable e) {
            throw notObtained("url", e, ". " + PASTE);
        }
        Details found = found(page, url);
        if (words(page.body()) < LEAST_WORDS) {
            throw new NotObtained(
                    ProblemType.INVALID,
                    "url",
                    "leads to a page without an article that everybody can read, perhaps behind a paywall or made by"
                            + " script. " + PASTE,
                    found);
        }
        return new Obtained(SourceKind.URL, said.orElse(found), page.body(), null, keep(fetched));
    }

    private KeptCopy keep(Fetched fetched) {
        WarcCopy copy = WarcCopy.of(fetched);
        return new KeptCopy(
                files.put(copy.bytes().toArray()),
                copy.payloadSha256(),
                copy.bytes().length(),
                fetched.url().toString(),
                fetched.fetchedAt());
    }

    private static NotObtained notObtained(String field, Unreadable e, String andThen) {
        ProblemType type =
                switch (e.reason()) {
                    // A link to something else is a wrong link; a file of another kind is media that is not supported.
                    case WRONG_TYPE -> field.equals("file") ? ProblemType.UNSUPPORTED_MEDIA_TYPE : ProblemType.INVALID;
                    case NO_TEXT -> ProblemType.INVALID;
                    case BUSY -> ProblemType.UNAVAILABLE;
                };
        String words = field.equals("file") ? e.words() : "leads to something that " + e.words();
        return new NotObtained(type, field, words + andThen, null);
    }

    private static Obtained withLanguage(Obtained obtained) {
        if (obtained.details().language() != null) {
            return obtained;
        }
        String language = LanguageGuess.of(obtained.body())
                .orElseThrow(() -> new NotObtained(
                        ProblemType.INVALID,
                        "language",
                        "must be given: it cannot be told from the text",
                        obtained.details()));
        return new Obtained(
                obtained.source(),
                obtained.details().inLanguage(language),
                obtained.body(),
                obtained.keptFile(),
                obtained.keptCopy());
    }

    private static Details found(ArticlePage page, @Nullable String url) {
        return new Details(
                url,
                line(page.title()),
                line(page.publisher()),
                line(page.author()),
                page.published() == null ? null : PartialDate.ofDay(page.published()),
                page.language() == null
                        ? null
                        : LanguageTags.canonical(page.language()).orElse(null));
    }

    /** What a page says of itself may be anything. */
    private static @Nullable String line(@Nullable String said) {
        if (said == null) {
            return null;
        }
        String line = PlainText.of(said).replaceAll("\\s+", " ");
        int keep = Math.min(ArticleRequest.MAX_LINE, line.length());
        if (keep > 0 && keep < line.length() && Character.isHighSurrogate(line.charAt(keep - 1))) {
            keep--;
        }
        return line.isEmpty() ? null : line.substring(0, keep);
    }

    /** The first line, if it reads like a headline: a text that is pasted whole has it there. */
    private static @Nullable String headline(String text) {
        String first = text.lines().findFirst().orElse("").strip();
        boolean headline = first.length() <= LONGEST_HEADLINE
                && first.length() < text.length()
                && words(first) > 1
                && !SENTENCE.matcher(first).matches();
        return headline ? first.replace('\t', ' ') : null;
    }

    private static long words(String text) {
        return WORD.matcher(text).results().count();
    }
}
