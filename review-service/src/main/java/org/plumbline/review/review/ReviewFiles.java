package org.plumbline.review.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.evidence.EvidenceList;
import org.plumbline.review.evidence.ProtectedSources;
import org.plumbline.review.evidence.archive.ArchivedPages;
import org.plumbline.review.evidence.upload.EvidenceFiles;
import org.plumbline.review.figure.claim.ReviewFigures;
import org.plumbline.review.figure.claim.VerdictTolerances;
import org.plumbline.review.inbox.ClaimSnapshots;
import org.plumbline.review.review.rule.Action;
import org.plumbline.review.verdict.Verdicts;

/** Brings a review with all that belongs to it. */
@ApplicationScoped
class ReviewFiles {

    /** What the audit trail calls the actions that make somebody an author. */
    static final Set<String> AUTHORING = Arrays.stream(Action.values())
            .filter(Action::makesAuthor)
            .map(Action::done)
            .collect(Collectors.toUnmodifiableSet());

    private final EntityManager entities;
    private final Audit audit;
    private final ClaimSnapshots claims;
    private final EvidenceList evidence;
    private final ArchivedPages pages;
    private final EvidenceFiles uploads;
    private final ProtectedSources names;
    private final ReviewFigures figures;
    private final VerdictTolerances tolerances;
    private final Workflows workflows;
    private final Verdicts verdicts;

    ReviewFiles(
            EntityManager entities,
            Audit audit,
            ClaimSnapshots claims,
            EvidenceList evidence,
            ArchivedPages pages,
            EvidenceFiles uploads,
            ProtectedSources names,
            ReviewFigures figures,
            VerdictTolerances tolerances,
            Workflows workflows,
            Verdicts verdicts) {
        this.audit = audit;
        this.entities = entities;
        this.claims = claims;
        this.evidence = evidence;
        this.pages = pages;
        this.uploads = uploads;
        this.names = names;
        this.figures = figures;
        this.tolerances = tolerances;
        this.workflows = workflows;
        this.verdicts = verdicts;
    }

    ReviewFile toRead(UUID id) {
        return file(id, entities.find(Review.class, id));
    }

    /** Locks the review: whoever else changes it waits, and then sees this change before the rules are asked. */
    ReviewFile toChange(UUID id) {
        return file(id, entities.find(Review.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The same file after its evidence has changed. */
    ReviewFile again(ReviewFile file) {
        return file(file.review().id(), file.review());
    }

    private ReviewFile file(UUID id, @Nullable Review review) {
        if (review == null) {
            throw ProblemException.notFound("review", id);
        }
        return new ReviewFile(
                review,
                claims.get(review.snapshotId()),
                evidence.of(id),
                kept(id),
                figures.of(id),
                tolerances.of(id),
                authors(id),
                approvals(id),
                workflows.of(id),
                verdicts.exists(review.claimId()));
    }

    private Kept kept(UUID id) {
        return new Kept(pages.of(id), uploads.of(id), names.of(id));
    }

    /**
     * Whoever ever wrote a part of the draft, of its evidence, or the reason of a waiver, or settled the rating: all of it
     * stands on the page. Evidence and waivers can be removed, so that part is read from the audit trail, which nobody can
     * change. What a follow-up started from was written by somebody as well, and so was the claim, where it changed since.
     */
    private List<Person> authors(UUID reviewId) {
        Map<String, Person> bySub = new LinkedHashMap<>();
        entities.createQuery("from CarriedAuthor where reviewId = :reviewId order by sub", CarriedAuthor.class)
                .setParameter("reviewId", reviewId)
                .getResultStream()
                .map(CarriedAuthor::person)
                .forEach(author -> bySub.put(author.sub(), author));
        // Not the drafts themselves: each revision holds a whole one.
        entities.createQuery(
                        "select authorSub, authorName from DraftRevision where reviewId = :reviewId order by id",
                        Object[].class)
                .setParameter("reviewId", reviewId)
                .getResultStream()
                .map(row -> new Person((String) row[0], (String) row[1]))
                .forEach(author -> bySub.putIfAbsent(author.sub(), author));
        audit.of(reviewId).stream()
                .filter(entry -> AUTHORING.contains(entry.action()))
                .forEach(entry -> bySub.putIfAbsent(entry.actor().sub(), entry.actor()));
        return new ArrayList<>(bySub.values());
    }

    private List<Approval> approvals(UUID reviewId) {
        return entities.createQuery("from Approval where reviewId = :reviewId order by id", Approval.class)
                .setParameter("reviewId", reviewId)
                .getResultList();
    }
}
