package org.plumbline.claims.register;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.ClaimState;
import org.plumbline.claims.claim.Claims;
import org.plumbline.claims.claimant.Claimant;
import org.plumbline.claims.claimant.Claimants;
import org.plumbline.claims.claimant.Profile;
import org.plumbline.claims.event.ClaimEvents;
import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.Versions;

/**
 * Says who a claimant is, or that two are one. Review-service hears of it with the accepted claims; one that is not
 * accepted yet brings it along when it is.
 */
@ApplicationScoped
class EditClaimant {

    private static final Logger LOG = Logger.getLogger(EditClaimant.class);

    private final Claimants claimants;
    private final Claims claims;
    private final ClaimEvents events;
    private final Audit audit;

    EditClaimant(Claimants claimants, Claims claims, ClaimEvents events, Audit audit) {
        this.claimants = claimants;
        this.claims = claims;
        this.events = events;
        this.audit = audit;
    }

    /**
     * Changes the profile. The name that it had stays one by which it is found.
     *
     * @param version that the change was made from
     * @throws ProblemException 404, 409 {@code claimant-merged}, {@code claimant-name-taken},
     *     {@code claimant-wikidata-taken}, 412
     */
    @Transactional
    Claimant edit(UUID id, long version, Profile profile, Person by) {
        Claimant claimant = at(version, id);
        Profile before = claimant.profile();
        if (profile.equals(before)) {
            return claimant;
        }
        if (!claimants.addName(claimant, profile.name())) {
            throw ProblemException.rule(
                    "claimant-name-taken",
                    "Another claimant is called “" + profile.name() + "”: if both are one, merge them.");
        }
        refuseItemOfAnother(claimant, profile.wikidata());
        claimant.describe(profile);
        claims.flush();
        audit.record(by, "claimant.changed", id, detail(profile));
        if (profile.kind() != before.kind() || !Objects.equals(profile.wikidata(), before.wikidata())) {
            tell(claims.ofToChange(id), by);
        }
        LOG.infof("Claimant %s changed", id);
        return claimant;
    }

    /**
     * Makes one claimant a part of another: its claims and names move, and its id leads to the other.
     *
     * @param version of the one that goes
     * @return the one that stays
     * @throws ProblemException 404, 409 {@code claimant-merged}, {@code claimant-merged-into-itself}, 412
     */
    @Transactional
    Claimant merge(UUID id, long version, UUID into, Person by) {
        // Locked in one order, whoever is merged into whom.
        Stream.of(id, into).sorted().forEach(claimants::getToChange);
        Claimant going = at(version, id);
        Claimant staying = claimants.getToChange(into).orElseThrow(() -> ProblemException.notFound("claimant", into));
        Profile before = staying.profile();
        going.mergeInto(staying);
        claims.flush();
        claimants.moveNames(going, staying);
        List<Claim> moved = claims.ofToChange(id);
        List<Claim> own = staying.profile().equals(before) ? List.of() : claims.ofToChange(into);
        moved.forEach(claim -> claim.attribute(staying));
        claims.flush();
        audit.record(by, "claimant.merged", id, Map.of("into", into, "claims", moved.size()));
        audit.record(by, "claimant.joined", into, Map.of("from", id, "claims", moved.size()));
        tell(Stream.concat(moved.stream(), own.stream()).toList(), by);
        LOG.infof("Claimant %s merged into %s with %d claims", id, into, moved.size());
        return staying;
    }

    private Claimant at(long version, UUID id) {
        Claimant claimant = claimants.getToChange(id).orElseThrow(() -> ProblemException.notFound("claimant", id));
        Versions.check(version, claimant.version(), () -> ClaimantView.of(claimant));
        return claimant;
    }

    private void refuseItemOfAnother(Claimant claimant, @Nullable String wikidata) {
        if (wikidata != null) {
            claimants.sameItem(wikidata, claimant.id()).ifPresent(other -> {
                throw ProblemException.rule(
                        "claimant-wikidata-taken",
                        wikidata + " is “" + other.name() + "” already: if both are one, merge them.");
            });
        }
    }

    private void tell(List<Claim> told, Person by) {
        told.stream().filter(claim -> claim.state() == ClaimState.ACCEPTED).forEach(claim -> events.changed(claim, by));
    }

    private static Map<String, String> detail(Profile profile) {
        Map<String, String> detail = new HashMap<>();
        detail.put("name", profile.name());
        detail.put("kind", profile.kind().name());
        if (profile.wikidata() != null) {
            detail.put("wikidata", profile.wikidata());
        }
        return detail;
    }
}
