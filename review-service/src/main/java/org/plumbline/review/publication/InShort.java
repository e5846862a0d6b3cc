package org.plumbline.review.publication;

import java.time.Instant;
import java.util.Objects;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import org.jspecify.annotations.Nullable;

import org.plumbline.review.verdict.Kind;
import org.plumbline.review.verdict.PublicVerdict;
import org.plumbline.review.verdict.Rating;

/**
 * What a verdict says where there is no room for all of it: cards, pictures, citations, feeds, markup, open data. All of
 * them take it from here, so that nowhere a retracted verdict still has a rating, or half of two ratings is told as the
 * whole.
 *
 * @param language in whose words it is told, a BCP 47 tag
 * @param rating as of when the claim was made; of a retracted verdict, the one that it had
 * @param ratingNow as of the publication; null where it is the same
 * @param retractedAt since when the desk does not stand by it; null if it does
 * @param whatChanged by this revision, as readers are told
 */
public record InShort(
        String language,
        Rating rating,
        @Nullable Rating ratingNow,
        @Nullable Instant retractedAt,
        String whatChanged) {

    /** By what the rating of a retracted verdict is named in place of a rating's slug. */
    public static final String RETRACTED = "retracted";

    /** What a revision says, in its own language. */
    static InShort of(PublicVerdict content) {
        return new InShort(
                content.language(),
                content.rating(),
                content.ratingNow(),
                content.kind() == Kind.RETRACTION ? content.publishedAt() : null,
                content.whatChanged());
    }

    /** The same in the words of another language. */
    public InShort in(String otherLanguage) {
        return new InShort(otherLanguage, rating, ratingNow, retractedAt, whatChanged);
    }

    public boolean isRetracted() {
        return retractedAt != null;
    }

    /** Slug of the rating that it has when the claim was made, or {@link #RETRACTED}. */
    public String slug() {
        return isRetracted() ? RETRACTED : rating.slug();
    }

    /** From 1 to 5; none where the scale has none, and for what was retracted. */
    public @Nullable Integer number() {
        return isRetracted() ? null : rating.number();
    }

    /** All of it: {@code True}, {@code True when it was said; now: False}, or {@code Retracted}. */
    public String words() {
        return isRetracted() ? messages().retracted() : ratings();
    }

    /** The same, and of a retracted verdict also what it was: {@code Retracted (was: True)}. */
    public String wholeWords() {
        return isRetracted() ? words() + " (" + was() + ")" : words();
    }

    /** The rating or ratings of before it was retracted: {@code was: True}. */
    public String was() {
        return messages().wasRated(ratings());
    }

    /** What somebody who reads no more than the headline would not know; null if there is nothing. */
    public @Nullable String besideHeadline() {
        if (isRetracted()) {
            return was();
        }
        return ratingNow == null ? null : words();
    }

    /** The headline, which says first that it is retracted if it is. */
    public String title(String headline) {
        return isRetracted() ? messages().retractedHeadline(headline) : headline;
    }

    /** What the words mean; of a retracted verdict, why it was retracted. */
    public String meaning() {
        if (isRetracted()) {
            return messages().retractedTitle() + ". " + whatChanged;
        }
        return ratingNow == null
                ? meaning(rating)
                : then() + ": " + meaning(rating) + " " + now() + ": " + meaning(ratingNow);
    }

    public String ratingName() {
        return name(rating);
    }

    /** Of a verdict that has a rating now. */
    public String ratingNowName() {
        return name(Objects.requireNonNull(ratingNow));
    }

    /** What the rating as of when the claim was made is headed by where there are two. */
    public String then() {
        return messages().ratingThen();
    }

    /** What the rating now is headed by. */
    public String now() {
        return messages().now();
    }

    private String ratings() {
        return ratingNow == null ? name(rating) : messages().ratedThenAndNow(name(rating), name(ratingNow));
    }

    private String name(Rating one) {
        return PageLanguage.isArabic(language) ? one.nameAr() : one.name();
    }

    private String meaning(Rating one) {
        return PageLanguage.isArabic(language) ? one.meaningAr() : one.meaning();
    }

    private PublicationMessages messages() {
        return PageLanguage.isArabic(language)
                ? MessageBundles.get(PublicationMessages.class, Localized.Literal.of("ar"))
                : MessageBundles.get(PublicationMessages.class);
    }
}
