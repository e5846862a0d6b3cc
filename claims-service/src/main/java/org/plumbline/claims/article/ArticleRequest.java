package org.plumbline.claims.article;

import java.util.regex.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.article.reading.PlainText;
import org.plumbline.claims.intake.FieldChecks;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.Upload;

/** An article as somebody hands it in; nothing in it is checked yet. What is left out is found out where it can be. */
@Schema(name = "NewArticle")
public record ArticleRequest(
        @Schema(description = "Its text, at most 200,000 characters; without one, the page at url is fetched.")
        @Nullable
        String text,

        @Schema(description = "Where it stands.", examples = "https://news.example/truce") @Nullable
        String url,

        @Nullable String title,
        @Nullable String publisher,
        @Nullable String author,

        @Schema(description = "2024-04-07, 2024-04 or 2024.", examples = "2024-04-07") @Nullable
        String published,

        @Schema(description = "BCP 47 tag.", examples = "en") @Nullable
        String language) {

    static final int MAX_LINE = 300;
    static final int MAX_FILE_MIB = 10;

    private static final int MAX_FILE_NAME = 255;
    private static final Pattern HAS_WORD = Pattern.compile("\\p{L}{2,}");

    /**
     * What can be read, if it can be taken as it was sent.
     *
     * @param file that was sent with it; null if none was
     * @throws ProblemException 413 for too large a file, else 422 with everything that is wrong
     */
    Submission check(@Nullable Upload file) {
        FieldChecks checks = new FieldChecks();
        Details details = new Details(
                checks.url("url", url),
                checks.text("title", title, MAX_LINE, false),
                checks.text("publisher", publisher, MAX_LINE, false),
                checks.text("author", author, MAX_LINE, false),
                checks.date("published", published),
                language == null || language.isBlank() ? null : checks.language("language", language));
        String body = text == null || text.isBlank() ? null : PlainText.of(text);
        if (file != null && body != null) {
            checks.violation("text", "must be empty if a file is sent: it is one or the other");
        } else if (body != null && body.length() > PlainText.MOST) {
            checks.violation("text", "must have at most 200,000 characters");
        } else if (body != null && !HAS_WORD.matcher(body).find()) {
            checks.violation("text", "must have words");
        } else if (file == null && body == null && (url == null || url.isBlank())) {
            checks.violation("text", "must not be empty, unless a link or a file is given");
        }
        if (!checks.isClean()) {
            throw checks.problem();
        }
        return new Submission(body, file == null ? null : checked(file), details);
    }

    private static Upload checked(Upload file) {
        if (file.content().length > MAX_FILE_MIB * 1024 * 1024) {
            throw ProblemException.of(ProblemType.TOO_LARGE, "A file may have " + MAX_FILE_MIB + " MiB at the most.");
        }
        String name = PlainText.of(file.fileName()).replaceAll("[\\n\\t]+", " ");
        int keep = Math.min(MAX_FILE_NAME, name.codePointCount(0, name.length()));
        return new Upload(name.substring(0, name.offsetByCodePoints(0, keep)), file.content());
    }
}
