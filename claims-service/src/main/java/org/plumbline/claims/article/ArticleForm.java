package org.plumbline.claims.article;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.time.PartialDate;
import org.plumbline.kit.web.FormBody;

/**
 * The form in which the desk hands in an article, as it was typed.
 *
 * @param key for the hidden field, so that a double click adds it once
 * @param errors messages by field
 * @param notice what stands against all of it; null if nothing does
 */
public record ArticleForm(
        String key,
        String url,
        String text,
        String title,
        String publisher,
        String author,
        String published,
        String language,
        boolean fileLost,
        Map<String, String> errors,
        @Nullable String notice) {

    static ArticleForm empty() {
        return new ArticleForm(IdempotencyKeys.fresh(), "", "", "", "", "", "", "", false, Map.of(), null);
    }

    /**
     * What was typed.
     *
     * @param withFile whether a file was sent, which no browser can show again
     */
    static ArticleForm of(FormBody form, boolean withFile) {
        return new ArticleForm(
                form.one("idempotencyKey").isBlank() ? IdempotencyKeys.fresh() : form.one("idempotencyKey"),
                form.one("url"),
                form.one("text"),
                form.one("title"),
                form.one("publisher"),
                form.one("author"),
                form.one("published"),
                form.one("language"),
                withFile,
                Map.of(),
                null);
    }

    ArticleRequest request() {
        return new ArticleRequest(text, url, title, publisher, author, published, language);
    }

    /** The same with what is wrong. */
    ArticleForm refused(ProblemException problem) {
        boolean newKey = problem.rule() != null;
        return new ArticleForm(
                newKey ? IdempotencyKeys.fresh() : key,
                url,
                text,
                title,
                publisher,
                author,
                published,
                language,
                fileLost,
                problem.type() == ProblemType.TOO_LARGE
                        ? Map.of("file", "is too large: 10 MiB is the most")
                        : FormBody.errors(problem),
                problem.violations().isEmpty() && problem.type() != ProblemType.TOO_LARGE ? problem.detail() : null);
    }

    /** The same with why there is no text, and with what was found all the same where nothing was typed. */
    ArticleForm refused(NotObtained why) {
        Details found = why.found();
        Map<String, String> newErrors = new HashMap<>();
        newErrors.put(why.field(), why.words());
        return new ArticleForm(
                key,
                url,
                text,
                found == null ? title : orElse(title, found.title()),
                found == null ? publisher : orElse(publisher, found.publisher()),
                found == null ? author : orElse(author, found.author()),
                found == null ? published : orElse(published, date(found.published())),
                found == null ? language : orElse(language, found.language()),
                fileLost,
                newErrors,
                null);
    }

    private static @Nullable String date(@Nullable PartialDate date) {
        return date == null ? null : date.toString();
    }

    private static String orElse(String typed, @Nullable String found) {
        return typed.isBlank() && found != null ? found : typed;
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }
}
