package org.plumbline.claims.register;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claimant.ClaimantKind;
import org.plumbline.claims.claimant.ClaimantName;
import org.plumbline.claims.claimant.Profile;
import org.plumbline.claims.intake.FieldChecks;
import org.plumbline.kit.problem.ProblemException;

/** Who a claimant is, as somebody sends it; nothing in it is checked yet. */
@Schema(name = "ClaimantProfile")
public record ClaimantRequest(
        @Schema(required = true, maxLength = 300) @Nullable String name,

        @Schema(required = true, implementation = ClaimantKind.class) @Nullable
        String kind,

        @Schema(description = "Its item at Wikidata.", examples = "Q42") @Nullable
        String wikidata,

        @Schema(maxLength = 1000) @Nullable String description) {

    static final int MAX_NAME = 300;
    static final int MAX_DESCRIPTION = 1000;

    private static final int MAX_WIKIDATA = 20;

    /**
     * The profile, if it can be taken as it was sent.
     *
     * @throws ProblemException 422 with everything that is wrong
     */
    Profile check() {
        FieldChecks checks = new FieldChecks();
        String checkedName = checks.requiredText("name", name, MAX_NAME, false);
        if (checkedName != null && ClaimantName.key(checkedName).isEmpty()) {
            checks.violation("name", "must have characters that can be seen");
        }
        ClaimantKind checkedKind = checks.oneOf("kind", kind, ClaimantKind.class);
        String checkedItem = checks.text("wikidata", wikidata, MAX_WIKIDATA, false);
        if (checkedItem != null && !Profile.WIKIDATA.matcher(checkedItem).matches()) {
            checks.violation("wikidata", "must be an item of Wikidata, such as Q42");
        }
        String checkedDescription = checks.text("description", description, MAX_DESCRIPTION, true);
        if (checkedName == null || checkedKind == null || !checks.isClean()) {
            throw checks.problem();
        }
        return new Profile(checkedName, checkedKind, checkedItem, checkedDescription);
    }
}
