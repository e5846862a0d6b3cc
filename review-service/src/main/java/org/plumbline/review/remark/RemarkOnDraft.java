package org.plumbline.review.remark;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.Versions;
import org.plumbline.review.publication.MarkedPassage;
import org.plumbline.review.review.DraftHistory;
import org.plumbline.review.review.ReadReview;
import org.plumbline.review.review.ReviewView;
import org.plumbline.review.review.rule.Actor;
import org.plumbline.review.review.rule.ReviewState;
import org.plumbline.review.text.Text;

/**
 * Remarks on a passage, answers, resolves and reopens. Nothing of it changes the review's version: whoever writes the
 * draft goes on.
 */
@ApplicationScoped
public class RemarkOnDraft {

    private static final Logger LOG = Logger.getLogger(RemarkOnDraft.class);
    private static final int MOST = 500;

    private final Remarks remarks;
    private final ReadReview reading;
    private final DraftHistory history;
    private final IdempotencyKeys keys;
    private final Audit audit;
    private final Clock clock;

    RemarkOnDraft(
            Remarks remarks, ReadReview reading, DraftHistory history, IdempotencyKeys keys, Audit audit, Clock clock) {
        this.remarks = remarks;
        this.reading = reading;
        this.history = history;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is said about which passage.
     *
     * @param passage its words as they read in the draft that is saved; white space counts as one space
     * @param prefix what stands before them, if they occur more than once
     * @param suffix what stands after them, if they occur more than once
     */
    public record NewRemark(
            @NotNull Part part,

            @NotBlank @Size(max = 1000) @Pattern(regexp = Text.LINE, message = Text.PLAIN)
            String passage,

            @Nullable @Size(max = 100) @Pattern(regexp = Text.LINE, message = Text.PLAIN)
            String prefix,

            @Nullable @Size(max = 100) @Pattern(regexp = Text.LINE, message = Text.PLAIN)
            String suffix,

            @NotBlank @Size(max = 5000) @Pattern(regexp = Text.LINES, message = Text.PLAIN)
            String remark) {

        public NewRemark {
            passage = Quote.normal(Text.orEmpty(passage));
            // Not stripped: the space between them and the passage belongs to them.
            prefix = prefix == null ? "" : prefix.replaceAll("[\\s\\p{Z}]+", " ");
            suffix = suffix == null ? "" : suffix.replaceAll("[\\s\\p{Z}]+", " ");
            remark = Text.orEmpty(remark);
        }
    }

    /** What is answered. */
    public record NewReply(
            @NotBlank @Size(max = 5000) @Pattern(regexp = Text.LINES, message = Text.PLAIN)
            String text) {

        public NewReply {
            text = Text.orEmpty(text);
        }
    }

    /** What an idempotency key of a remark stands for. */
    private record Addition(UUID reviewId, NewRemark remark) {}

    /** What an idempotency key of a reply stands for. */
    private record Answer(UUID remarkId, NewReply reply) {}

    /**
     * Remarks on a passage of the draft as it is saved.
     *
     * @param key sent twice by the same actor with the same remark, it is made once
     * @return the id of the remark
     * @throws ProblemException 404 if there is no such review, 409 if nobody works on it any more, 422 if the words do not
     *     stand in that part, or more than once and nothing says which of them is meant
     */
    @Transactional
    public UUID make(UUID reviewId, Actor actor, @NotNull @Valid NewRemark remark, @Nullable String key) {
        return keys.once(key, actor.sub(), "make-remark", new Addition(reviewId, remark), () -> {
            ReviewView review = worked(reviewId, actor);
            if (remarks.count(reviewId) >= MOST) {
                throw ProblemException.rule("too-many-remarks", "A review holds " + MOST + " remarks at the most.");
            }
            Quote quote = found(remark, remark.part().words(review.draft()));
            Remark made = new Remark(
                    reviewId,
                    remark.part(),
                    quote,
                    history.newest(reviewId).map(DraftHistory.Revision::id).orElse(null),
                    remark.remark(),
                    actor.person(),
                    clock.instant());
            remarks.add(made);
            record(actor, "remark.made", reviewId, made, Map.of("part", remark.part()));
            return made.id();
        });
    }

    /**
     * Answers a remark.
     *
     * @param key sent twice by the same actor with the same answer, it is given once
     * @return the id of the answer
     * @throws ProblemException 404 if this review has no such remark, 409 if nobody works on the review any more
     */
    @Transactional
    public UUID answer(UUID reviewId, UUID id, Actor actor, @NotNull @Valid NewReply reply, @Nullable String key) {
        return keys.once(key, actor.sub(), "answer-remark", new Answer(id, reply), () -> {
            worked(reviewId, actor);
            Remark remark = remarks.toChange(reviewId, id);
            RemarkReply made = new RemarkReply(id, reply.text(), actor.person(), clock.instant());
            remarks.add(made);
            record(actor, "remark.answered", reviewId, remark, Map.of());
            return made.id();
        });
    }

    /**
     * Says that what was asked for is done; one that is resolved already stays so.
     *
     * @param version the one that the actor saw
     * @throws ProblemException 404, 409 as above; 412 if it changed meanwhile
     */
    @Transactional
    public void resolve(UUID reviewId, UUID id, long version, Actor actor) {
        Remark remark = changeable(reviewId, id, version, actor);
        if (!remark.isResolved()) {
            remark.resolve(actor.person(), clock.instant());
            record(actor, "remark.resolved", reviewId, remark, Map.of());
        }
    }

    /**
     * Says that it is not done yet.
     *
     * @param version the one that the actor saw
     * @throws ProblemException 404, 409 as above; 412 if it changed meanwhile
     */
    @Transactional
    public void reopen(UUID reviewId, UUID id, long version, Actor actor) {
        Remark remark = changeable(reviewId, id, version, actor);
        if (remark.isResolved()) {
            remark.reopen();
            record(actor, "remark.reopened", reviewId, remark, Map.of());
        }
    }

    private Remark changeable(UUID reviewId, UUID id, long version, Actor actor) {
        ReviewView review = worked(reviewId, actor);
        Remark remark = remarks.toChange(reviewId, id);
        Versions.check(version, remark.version(), () -> remarks.of(reviewId, review.draft()).stream()
                .filter(view -> view.id().equals(id))
                .findFirst()
                .orElseThrow());
        return remark;
    }

    private ReviewView worked(UUID reviewId, Actor actor) {
        ReviewView review = reading.read(reviewId, actor);
        if (review.state() == ReviewState.PUBLISHED || review.state() == ReviewState.DROPPED) {
            throw ProblemException.rule(
                    "wrong-state", "The review is " + review.state().words() + ": nobody can remark on its draft now.");
        }
        return review;
    }

    private static Quote found(NewRemark remark, String words) {
        Quote quote = new Quote(remark.passage(), orEmpty(remark.prefix()), orEmpty(remark.suffix()));
        Optional<MarkedPassage> place = quote.find(words, 1);
        if (place.isEmpty()) {
            throw ProblemException.invalid(
                    "passage",
                    "must stand word for word in that part of the draft as it was saved last; leave out marks such as **");
        }
        if (quote.isAmbiguousIn(words)) {
            throw ProblemException.invalid("passage", "occurs more than once there: take in a few words around it");
        }
        return quote.in(words, place.get());
    }

    /** What was said stands in the remark, which is never deleted; the trail says that it was, and of what. */
    private void record(Actor actor, String done, UUID reviewId, Remark remark, Map<String, ?> detail) {
        Map<String, Object> entry = new HashMap<>(detail);
        entry.put("remarkId", remark.id());
        audit.record(actor.person(), done, reviewId, entry);
        LOG.infof("%s: remark %s on review %s, by %s", done, remark.id(), reviewId, actor.sub());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
