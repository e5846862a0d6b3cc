package org.plumbline.claims.verdict;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** How a verdict is rated, in the words of its own page; the Arabic ones stand in {@code messages/rating_ar.properties}. */
@MessageBundle("rating")
interface RatingMessages {

    @Message("True")
    String ratingTrue();

    @Message("Mostly true")
    String ratingMostlyTrue();

    @Message("Half true")
    String ratingHalfTrue();

    @Message("Mostly false")
    String ratingMostlyFalse();

    @Message("False")
    String ratingFalse();

    @Message("Not enough evidence")
    String ratingNotEnoughEvidence();

    @Message("Missing context")
    String ratingMissingContext();

    @Message("Satire")
    String ratingSatire();

    @Message("When it was said")
    String ratingThen();

    @Message("Now")
    String now();

    @Message("{then} when it was said; now: {now}")
    String ratedThenAndNow(String then, String now);

    @Message("Retracted")
    String retracted();

    @Message("was: {ratings}")
    String wasRated(String ratings);
}
