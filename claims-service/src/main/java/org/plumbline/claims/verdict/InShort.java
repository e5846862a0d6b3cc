package org.plumbline.claims.verdict;

import java.util.Objects;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Verdict;

/**
 * What a verdict says where there is no room for all of it. Every page takes it from here, so that nowhere a retracted
 * verdict still has a rating, or half of two ratings is told as the whole. Means and says the same as the record of this
 * name in review-service.
 *
 * @param language in whose words it is told: Arabic for {@code ar}, else English
 * @param rating slug of the rating as of when the claim was made; of a retracted verdict, of the one that it had
 * @param ratingNow slug of the rating as of the publication; null where it is the same
 * @param retracted whether the desk does not stand by it
 */
public record InShort(
        String language, String rating, @Nullable String ratingNow, boolean retracted) {

    private static final String RETRACTED = "retracted";

    public static InShort of(Verdict verdict, String language) {
        return new InShort(language, verdict.rating(), verdict.ratingNow(), verdict.retracted());
    }

    /** Slug of the rating as of when the claim was made, or {@code retracted}. */
    public String slug() {
        return retracted ? RETRACTED : rating;
    }

    /** All of it: {@code True}, {@code True when it was said; now: False}, or {@code Retracted}. */
    public String words() {
        return retracted ? messages().retracted() : ratings();
    }

    /** The rating or ratings of before it was retracted: {@code was: True}. */
    public String was() {
        return messages().wasRated(ratings());
    }

    /** What the rating as of when the claim was made is headed by where there are two. */
    public String then() {
        return messages().ratingThen();
    }

    public String ratingName() {
        return name(rating);
    }

    /** What the rating now is headed by. */
    public String now() {
        return messages().now();
    }

    /** Of a verdict that has a rating now. */
    public String ratingNowName() {
        return name(Objects.requireNonNull(ratingNow));
    }

    private String ratings() {
        return ratingNow == null ? name(rating) : messages().ratedThenAndNow(name(rating), name(ratingNow));
    }

    /** A rating that a later scale has beside these is told by its slug. */
    private String name(String slug) {
        return switch (slug) {
            case "true" -> messages().ratingTrue();
            case "mostly-true" -> messages().ratingMostlyTrue();
            case "half-true" -> messages().ratingHalfTrue();
            case "mostly-false" -> messages().ratingMostlyFalse();
            case "false" -> messages().ratingFalse();
            case "not-enough-evidence" -> messages().ratingNotEnoughEvidence();
            case "missing-context" -> messages().ratingMissingContext();
            case "satire" -> messages().ratingSatire();
            default -> slug.replace('-', ' ');
        };
    }

    private RatingMessages messages() {
        return language.equals("ar")
                ? MessageBundles.get(RatingMessages.class, Localized.Literal.of("ar"))
                : MessageBundles.get(RatingMessages.class);
    }
}
