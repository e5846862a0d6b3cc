package org.plumbline.review.review;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.inbox.Demands;
import org.plumbline.review.review.rule.Actor;
import org.plumbline.review.review.rule.ReviewState;
import org.plumbline.review.site.Site;
import org.plumbline.review.verdict.Verdict;
import org.plumbline.review.verdict.Verdicts;

/** Shows a review to somebody of the desk. */
@ApplicationScoped
public class ReadReview {

    private final ReviewFiles files;
    private final Verdicts verdicts;
    private final Demands demands;
    private final Site site;

    ReadReview(ReviewFiles files, Verdicts verdicts, Demands demands, Site site) {
        this.files = files;
        this.verdicts = verdicts;
        this.demands = demands;
        this.site = site;
    }

    /**
     * The review, and what the actor may do on it.
     *
     * @throws ProblemException 404 if there is none
     */
    @Transactional
    public ReviewView read(UUID id, Actor actor) {
        return view(files.toRead(id), actor);
    }

    ReviewView view(ReviewFile file, Actor actor) {
        Verdict verdict = file.review().state() == ReviewState.PUBLISHED
                ? verdicts.ofReview(file.review().id()).orElse(null)
                : null;
        return ReviewView.of(
                file,
                actor,
                verdict,
                verdict == null ? null : site.verdictUrl(verdict.slug()),
                demands.of(file.review().claimId()).orElse(null));
    }
}
