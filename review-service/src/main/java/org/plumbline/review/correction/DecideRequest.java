package org.plumbline.review.correction;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jboss.logging.Logger;

import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.audit.Changes;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.Versions;
import org.plumbline.review.correction.rule.CorrectionType;
import org.plumbline.review.correction.rule.RequestAction;
import org.plumbline.review.correction.rule.RequestPolicy;
import org.plumbline.review.correction.rule.RequestState;
import org.plumbline.review.notice.Fact;
import org.plumbline.review.notice.NoticeKind;
import org.plumbline.review.notice.Notices;
import org.plumbline.review.review.JoinFollowUp;
import org.plumbline.review.review.OpenFollowUp;
import org.plumbline.review.review.PublishedAuthors;
import org.plumbline.review.review.rule.Actor;
import org.plumbline.review.review.rule.Decision;
import org.plumbline.review.text.Text;
import org.plumbline.review.verdict.Kind;
import org.plumbline.review.verdict.Verdicts;

/** Decides on a correction request: a review of the verdict looks into it, or nothing changes and the reply says why. */
@ApplicationScoped
public class DecideRequest {

    private static final Logger LOG = Logger.getLogger(DecideRequest.class);

    private final CorrectionRequests requests;
    private final JoinFollowUp followUps;
    private final PublishedAuthors authors;
    private final Verdicts verdicts;
    private final Answers answers;
    private final Notices notices;
    private final Audit audit;
    private final EntityManager entities;
    private final Clock clock;

    DecideRequest(
            CorrectionRequests requests,
            JoinFollowUp followUps,
            PublishedAuthors authors,
            Verdicts verdicts,
            Answers answers,
            Notices notices,
            Audit audit,
            EntityManager entities,
            Clock clock) {
        this.requests = requests;
        this.followUps = followUps;
        this.authors = authors;
        this.verdicts = verdicts;
        this.answers = answers;
        this.notices = notices;
        this.audit = audit;
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * That a request is right to be looked into.
     *
     * @param type what the verdict needs
     * @param reason for the desk, as the review begins with it; it stays in the audit trail, so nothing of who wrote
     */
    public record Acceptance(
            @NotNull(message = "is needed") CorrectionType type,

            @NotBlank(message = "is needed") @Size(max = 1000) @Pattern(regexp = Text.LINES, message = Text.PLAIN)
            String reason) {

        public Acceptance {
            reason = Text.orEmpty(reason);
        }
    }

    /**
     * That nothing changes.
     *
     * @param reply why; whoever sent the request reads it
     */
    public record Rejection(
            @NotBlank(message = "is needed") @Size(max = 2000) @Pattern(regexp = Text.LINES, message = Text.PLAIN)
            String reply) {

        public Rejection {
            reply = Text.orEmpty(reply);
        }
    }

    /** Who decides on which request, from which version of it. */
    public record Decided(UUID request, long version, Actor actor) {}

    /**
     * Opens a review of the verdict for the request, or lets the one that is open look into it too, and tells those who work
     * on that.
     *
     * @return the review's id
     * @throws ProblemException 409 {@code waits-for-approval}, {@code no-retraction-open} if the one that is open cannot
     */
    @Transactional
    public UUID accept(Decided decided, @NotNull @Valid Acceptance acceptance) {
        // Before the request's row: a review that is taken up again holds the verdict, and then its requests.
        followUps.hold(requests.verdictOf(decided.request()));
        CorrectionRequest request = allowed(RequestAction.ACCEPT, decided);
        Actor actor = decided.actor();
        JoinFollowUp.Joined joined = followUps.join(
                request.verdictId(),
                new OpenFollowUp.FollowUp(kind(acceptance.type()), acceptance.reason(), null),
                actor);
        UUID review = joined.review();
        RequestState before = request.state();
        request.accept(acceptance.type(), review, actor.person(), clock.instant());
        record(
                request,
                before,
                RequestAction.ACCEPT,
                actor,
                Map.of("type", acceptance.type(), "reviewId", review, "reason", acceptance.reason()));
        notices.tell(
                NoticeKind.REPORT,
                new Notices.About(review, request.id()),
                actor.person(),
                joined.working(),
                Map.of(Fact.JOINED, "true"));
        return review;
    }

    /** Answers that nothing changes. */
    @Transactional
    public void reject(Decided decided, @NotNull @Valid Rejection rejection) {
        CorrectionRequest request = allowed(RequestAction.REJECT, decided);
        Instant now = clock.instant();
        RequestState before = request.state();
        request.reject(rejection.reply(), decided.actor().person(), now);
        answers.order(request.id(), now);
        record(
                request,
                before,
                RequestAction.REJECT,
                decided.actor(),
                Map.of(
                        Changes.FIELD,
                        new Changes().addLong("reply", null, rejection.reply()).toMap()));
    }

    /** Whether somebody may do it, for a page. */
    @Transactional
    public Decision may(RequestAction action, Actor actor, CorrectionRequest request) {
        return RequestPolicy.may(action, actor, request.state(), authors(request));
    }

    private CorrectionRequest allowed(RequestAction action, Decided decided) {
        CorrectionRequest request = requests.toChange(decided.request());
        Decision decision = RequestPolicy.may(action, decided.actor(), request.state(), authors(request));
        if (decision instanceof Decision.Forbidden(String why)) {
            throw ProblemException.of(ProblemType.FORBIDDEN, why);
        }
        Versions.check(decided.version(), request.version(), () -> RequestView.of(request));
        if (decision instanceof Decision.Refused(String rule, String why)) {
            throw ProblemException.rule(rule, why);
        }
        return request;
    }

    private Set<String> authors(CorrectionRequest request) {
        return authors.of(verdicts.newest(request.verdictId()).revision().reviewId());
    }

    private void record(
            CorrectionRequest request, RequestState before, RequestAction action, Actor actor, Map<String, ?> detail) {
        entities.flush();
        Map<String, Object> entry = new HashMap<>(detail);
        entry.put("previousState", before);
        entry.put("state", request.state());
        audit.record(actor.person(), action.done(), request.id(), entry);
        LOG.infof("%s: %s of verdict %s, by %s", action.done(), request.id(), request.verdictId(), actor.sub());
    }

    private static Kind kind(CorrectionType type) {
        return switch (type) {
            case MINOR -> Kind.MINOR;
            case CORRECTION -> Kind.CORRECTION;
            case UPDATE -> Kind.UPDATE;
            case RETRACTION -> Kind.RETRACTION;
        };
    }
}
