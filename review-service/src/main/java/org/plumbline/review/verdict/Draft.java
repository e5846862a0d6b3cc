package org.plumbline.review.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.text.LanguageTags;
import org.plumbline.review.text.Text;

/**
 * What the desk means to publish; parts that are not written yet are null.
 *
 * @param rating the slug of a {@link Rating}
 * @param body Markdown
 * @param methodology how it was checked
 * @param language BCP 47 tag of the language that it is written in
 * @param ratingNow the slug of the rating as of now, where that differs from {@code rating}, which is as of when the claim
 *     was made
 * @param changeNote what changes against the revision that is published, and why; readers see it
 */
public record Draft(
        @Nullable @RatingSlug String rating,

        @Nullable @Size(max = 200) @Pattern(regexp = Text.LINE, message = Text.PLAIN)
        String headline,

        @Nullable @Size(max = 1000) @Pattern(regexp = Text.LINES, message = Text.PLAIN)
        String summary,

        @Nullable @Size(max = 50_000) @Pattern(regexp = Text.LINES, message = Text.PLAIN)
        String body,

        @Nullable @Size(max = 10_000) @Pattern(regexp = Text.LINES, message = Text.PLAIN)
        String methodology,

        @NotBlank @Size(max = 35) @LanguageTag String language,
        @Nullable @RatingSlug String ratingNow,

        @Nullable @Size(max = 1000) @Pattern(regexp = Text.LINES, message = Text.PLAIN)
        String changeNote) {

    public Draft {
        rating = Text.orNull(rating);
        headline = Text.orNull(headline);
        summary = Text.orNull(summary);
        body = Text.orNull(body);
        methodology = Text.orNull(methodology);
        language = canonical(Text.orEmpty(language));
        ratingNow = Text.orNull(ratingNow);
        if (Objects.equals(ratingNow, rating)) {
            ratingNow = null;
        }
        changeNote = Text.orNull(changeNote);
    }

    /** Of a claim that is rated the same then and now, and that was not published before. */
    public Draft(
            @Nullable String rating,
            @Nullable String headline,
            @Nullable String summary,
            @Nullable String body,
            @Nullable String methodology,
            String language) {
        this(rating, headline, summary, body, methodology, language, null, null);
    }

    /** One language is one edition, however its tag was typed; what is no tag stays, to be refused. */
    private static String canonical(String tag) {
        return LanguageTags.canonical(tag).orElse(tag);
    }

    /** The parts without which nobody can approve it, by the names of their fields. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        addIfNull(missing, "rating", rating);
        addIfNull(missing, "headline", headline);
        addIfNull(missing, "summary", summary);
        addIfNull(missing, "body", body);
        return missing;
    }

    private static void addIfNull(List<String> missing, String field, @Nullable String value) {
        if (value == null) {
            missing.add(field);
        }
    }
}
