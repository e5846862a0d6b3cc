package org.plumbline.claims.tip;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Appearance;
import org.plumbline.claims.claim.Statement;
import org.plumbline.claims.intake.FieldChecks;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.text.Unseen;
import org.plumbline.kit.time.PartialDate;

/** A tip as somebody sends it in; nothing in it is checked yet. */
@Schema(name = "NewTip")
public record TipRequest(
        @Schema(required = true, maxLength = 2000, description = "What was claimed, word for word.") @Nullable
        String text,

        @Schema(required = true, description = "BCP 47 tag.", examples = "en") @Nullable
        String language,

        @Schema(description = "Where it was seen.") @Nullable
        SeenRequest seen,

        @Schema(
                description = "How many of your users asked for it; 1 if left out.",
                minimum = "1",
                maximum = "10000",
                defaultValue = "1")
        @Nullable
        Integer count) {

    static final int MAX_LINE = 300;

    /** Where it was seen: at least an address, a publisher or a headline. */
    @Schema(name = "SeenAt")
    public record SeenRequest(
            @Nullable String url,
            @Nullable String publisher,
            @Nullable String headline,

            @Schema(description = "2024-04-07, 2024-04 or 2024.") @Nullable
            String publishedOn) {}

    /**
     * The tip, if it can be taken as it was sent.
     *
     * @throws ProblemException 422 with everything that is wrong
     */
    NewTip check() {
        FieldChecks checks = new FieldChecks();
        String checkedText = checks.requiredText("text", Unseen.withoutTurns(text), Statement.MAX_TEXT, true);
        if (checkedText != null && !Words.areIn(checkedText)) {
            checks.violation("text", "must say in words what is claimed, not only where it stands");
        }
        String checkedLanguage = checks.language("language", language);
        Appearance checkedSeen = seen == null ? null : seen(seen, checks);
        int people = count == null ? 1 : count;
        if (people < 1 || people > NewTip.MOST_PEOPLE) {
            checks.violation("count", "must be a number from 1 to " + NewTip.MOST_PEOPLE);
        }
        if (checkedText == null || checkedLanguage == null || !checks.isClean()) {
            throw checks.problem();
        }
        return new NewTip(checkedText, checkedLanguage, checkedSeen, people);
    }

    private static @Nullable Appearance seen(SeenRequest sent, FieldChecks outer) {
        FieldChecks checks = outer.within("seen.");
        String url = checks.url("url", sent.url());
        String publisher = checks.text("publisher", sent.publisher(), MAX_LINE, false);
        String headline = checks.text("headline", sent.headline(), MAX_LINE, false);
        PartialDate publishedOn = checks.date("publishedOn", sent.publishedOn());
        if (url == null && publisher == null && headline == null) {
            if (checks.isClean()) {
                outer.violation("seen", "must have an address, a publisher or a headline");
            }
            return null;
        }
        return new Appearance(url, publisher, headline, publishedOn, null);
    }
}
