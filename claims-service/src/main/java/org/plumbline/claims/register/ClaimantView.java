package org.plumbline.claims.register;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claimant.Claimant;
import org.plumbline.claims.claimant.ClaimantKind;
import org.plumbline.claims.claimant.Profile;

/** A claimant as the API shows it; its own class because reading, editing and the answer to a stale version show it. */
@Schema(name = "Claimant")
public record ClaimantView(
        UUID id,
        long version,
        String name,
        ClaimantKind kind,
        @Nullable String wikidata,
        @Nullable String description,

        @Schema(description = "The claimant that it was merged into; null while it stands.") @Nullable
        UUID mergedInto) {

    static ClaimantView of(Claimant claimant) {
        Profile profile = claimant.profile();
        return new ClaimantView(
                claimant.id(),
                claimant.version(),
                profile.name(),
                profile.kind(),
                profile.wikidata(),
                profile.description(),
                claimant.mergedInto());
    }
}
