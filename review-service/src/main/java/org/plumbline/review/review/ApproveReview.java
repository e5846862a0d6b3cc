package org.plumbline.review.review;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.plumbline.review.review.ReviewChanges.Outcome;
import org.plumbline.review.review.rule.Action;
import org.plumbline.review.text.Text;

/** Submits a draft for approval, approves it, or returns it. */
@ApplicationScoped
public class ApproveReview {

    private final ReviewChanges changes;
    private final PassageRemarks passages;
    private final ApprovedContents contents;
    private final EntityManager entities;

    ApproveReview(ReviewChanges changes, PassageRemarks passages, ApprovedContents contents, EntityManager entities) {
        this.changes = changes;
        this.passages = passages;
        this.contents = contents;
        this.entities = entities;
    }

    /**
     * What an editor approves.
     *
     * @param contentHash of the content that was read
     */
    public record Approved(
            @NotNull @Pattern(regexp = "[0-9a-f]{64}", message = "must be the content hash that you saw")
            String contentHash) {}

    /** What has to change. */
    public record Remarks(
            @NotBlank @Size(max = 5000) @Pattern(regexp = Text.LINES, message = Text.PLAIN)
            String remarks) {

        public Remarks {
            remarks = Text.orEmpty(remarks);
        }
    }

    /** Asks the editors for their approval. */
    @Transactional
    public ReviewView submit(Change change) {
        return changes.make(change, Action.SUBMIT, (file, now) -> {
            file.review().submit();
            return Outcome.changed(Map.of("contentHash", file.contentHash()));
        });
    }

    /** Approves the content with this hash; 412 if another one stands. With enough approvals the review is approved. */
    @Transactional
    public ReviewView approve(Change change, @NotNull @Valid Approved approved) {
        return changes.make(change, Action.APPROVE, (file, now) -> {
            if (!file.contentHash().equals(approved.contentHash())) {
                throw changes.stale(file, change);
            }
            contents.keep(file.content());
            entities.persist(new Approval(change.reviewId(), change.actor().person(), approved.contentHash(), now));
            return Outcome.changed(Map.of("contentHash", approved.contentHash()));
        });
    }

    /**
     * Sends it back to be worked on, with what the editor remarked on passages; approvals given so far do not count for
     * the next time.
     */
    @Transactional
    public ReviewView returnIt(Change change, @NotNull @Valid Remarks remarks) {
        return changes.make(change, Action.RETURN, (file, now) -> {
            file.review().returnWith(remarks.remarks());
            int onPassages = passages.returned(change.reviewId(), change.actor().person(), now);
            return Outcome.changed(
                    onPassages == 0
                            ? Map.of("remarks", remarks.remarks())
                            : Map.of("remarks", remarks.remarks(), "remarksOnPassages", onPassages));
        });
    }
}
