package org.plumbline.review.review;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.evidence.Link;
import org.plumbline.review.evidence.archive.LookUpPage;
import org.plumbline.review.review.rule.Actor;

/** Looks up a page that somebody wants to cite: what it says of itself is read, and a copy is kept. */
@ApplicationScoped
public class LookUpSource {

    private final KeepForEvidence keep;
    private final LookUpPage pages;
    private final IdempotencyKeys keys;

    LookUpSource(KeepForEvidence keep, LookUpPage pages, IdempotencyKeys keys) {
        this.keep = keep;
        this.pages = pages;
        this.keys = keys;
    }

    /**
     * Fetches the page, in no transaction; with a key that was sent before, it finds what was fetched then.
     *
     * @return the id of the archived page, which a source can refer to
     * @throws ProblemException 403 or 409 if the actor may add no evidence or the claim appeared there, 422 for the field
     *     {@code url} if there is no page to be had
     */
    public UUID lookUp(UUID reviewId, @NotNull @Valid Link link, Actor actor, @Nullable String key) {
        KeepForEvidence.PageRequest request = new KeepForEvidence.PageRequest(reviewId, link);
        keep.check(reviewId, actor, link);
        return keys.before(key, actor.sub(), KeepForEvidence.PAGE, request)
                .orElseGet(() -> keep.page(request, pages.at(link.url()), actor, key));
    }
}
