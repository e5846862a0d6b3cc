package org.plumbline.review.review;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.plumbline.kit.identity.Person;
import org.plumbline.review.evidence.Evidence;
import org.plumbline.review.evidence.EvidenceList;
import org.plumbline.review.evidence.ProtectedSources;
import org.plumbline.review.evidence.SourceName;
import org.plumbline.review.figure.claim.ClaimFigures;
import org.plumbline.review.figure.claim.ReviewFigures;
import org.plumbline.review.figure.claim.VerdictTolerances;
import org.plumbline.review.inbox.ClaimSnapshot;
import org.plumbline.review.verdict.Kind;

/** Brings what belongs to a review that published something over to the one that starts from it. */
@ApplicationScoped
class CarryOver {

    private final EvidenceList evidence;
    private final ProtectedSources names;
    private final ClaimFigures checking;
    private final ReviewFigures figures;
    private final VerdictTolerances tolerances;
    private final EntityManager entities;

    CarryOver(
            EvidenceList evidence,
            ProtectedSources names,
            ClaimFigures checking,
            ReviewFigures figures,
            VerdictTolerances tolerances,
            EntityManager entities) {
        this.evidence = evidence;
        this.names = names;
        this.checking = checking;
        this.figures = figures;
        this.tolerances = tolerances;
        this.entities = entities;
    }

    /**
     * Brings it over, in the caller's transaction.
     *
     * @param claim as it is now
     * @param rewriters who changed what the claim says since
     */
    void carry(ReviewFile base, Review review, ClaimSnapshot claim, Collection<Person> rewriters, Instant now) {
        authors(review.id(), base.authors(), rewriters);
        evidence(base, review.id());
        entities.flush();
        if (!base.figures().isEmpty()) {
            // By the same series, with what is known of them now.
            figures.keep(review.id(), checking.ofChanged(base.claim().claim(), claim, base.figures(), now));
        }
        if (review.kind() == Kind.INITIAL) {
            // Another verdict: it starts with what the desk decided of this one, and goes its own way from there.
            tolerances.keep(review.id(), base.tolerance());
        }
    }

    private void authors(UUID review, Collection<Person> wrote, Collection<Person> rewriters) {
        Map<String, Person> bySub = new LinkedHashMap<>();
        Stream.concat(wrote.stream(), rewriters.stream()).forEach(author -> bySub.putIfAbsent(author.sub(), author));
        bySub.values().forEach(author -> entities.persist(new CarriedAuthor(review, author)));
    }

    private void evidence(ReviewFile base, UUID review) {
        Map<UUID, SourceName> protectedNames = names.of(base.review().id());
        for (Evidence source : base.evidence()) {
            UUID copy = evidence.copy(source, review).id();
            SourceName name = protectedNames.get(source.id());
            if (name != null) {
                names.name(copy, name);
            }
        }
    }
}
