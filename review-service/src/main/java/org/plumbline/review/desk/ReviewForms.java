package org.plumbline.review.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import jakarta.enterprise.context.RequestScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.review.review.Change;
import org.plumbline.review.review.ReadReview;
import org.plumbline.review.review.ReviewView;
import org.plumbline.review.review.rule.Actor;

/** How the pages of a review are shown, and how what their forms send is taken: done, or shown again with the reason. */
@RequestScoped
class ReviewForms {

    private static final int UUID_OF_TIME = 7;
    private static final Duration OPENING = Duration.ofMinutes(10);

    /** The services' clocks need not agree to the second. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private final ReadReview reading;
    private final Audit audit;
    private final Colleagues colleagues;
    private final DraftSides drafts;
    private final CurrentUser user;
    private final DeskTime time;
    private final ObjectMapper json;

    ReviewForms(
            ReadReview reading,
            Audit audit,
            Colleagues colleagues,
            DraftSides drafts,
            CurrentUser user,
            DeskTime time,
            ObjectMapper json) {
        this.reading = reading;
        this.audit = audit;
        this.colleagues = colleagues;
        this.drafts = drafts;
        this.user = user;
        this.time = time;
        this.json = json;
    }

    @CheckedTemplate(basePath = "ReviewPages")
    static class Templates {

        private Templates() {}

        static native TemplateInstance opening(String id);
    }

    /** A page of the review; or, while its claim's acceptance is still on the way here, one that says so. */
    Response show(UUID id, @Nullable String done, Function<ReviewPage, TemplateInstance> template) {
        try {
            return HtmlAnswer.of(200, template.apply(page(id, words(done), null, null)));
        } catch (ProblemException e) {
            if (e.type() == ProblemType.NOT_FOUND && isBeingOpened(id)) {
                return HtmlAnswer.of(200, Templates.opening(id.toString()));
            }
            throw e;
        }
    }

    /**
     * Hands a form to a use case.
     *
     * @param next where the browser goes if it was done
     * @param again the page that is shown if it was refused
     */
    Response take(
            UUID id, Form form, String next, Function<ReviewPage, TemplateInstance> again, Consumer<Change> step) {
        try {
            step.accept(new Change(id, form.version(), new Actor(user.person(), user.roles())));
            return HtmlAnswer.seeOther("/desk/reviews/" + id + next);
        } catch (ProblemException e) {
            if (!Refusal.isAnswered(e)) {
                throw e;
            }
            return refused(id, Refusal.of(form, e), again);
        } catch (ConstraintViolationException e) {
            return refused(id, Refusal.of(form, e), again);
        }
    }

    private Response refused(UUID id, Refusal refusal, Function<ReviewPage, TemplateInstance> again) {
        return HtmlAnswer.of(refusal.type().status(), again.apply(page(id, null, refusal, null)));
    }

    /** A page with what was typed into the draft's form, to be looked at: nothing is done. */
    Response look(UUID id, Form typed, Function<ReviewPage, TemplateInstance> template) {
        return HtmlAnswer.of(200, template.apply(page(id, null, null, typed)));
    }

    private ReviewPage page(UUID id, @Nullable String done, @Nullable Refusal refusal, @Nullable Form previewed) {
        ReviewView review = reading.read(id, new Actor(user.person(), user.roles()));
        List<Step> history = Step.all(audit.of(id), time, json).reversed();
        return new ReviewPage(
                review,
                history,
                colleagues.besides(review),
                drafts.of(review, refusal, previewed),
                time,
                done,
                refusal);
    }

    /** The id of a review is made when its claim is accepted, and says when that was. */
    private boolean isBeingOpened(UUID id) {
        if (id.version() != UUID_OF_TIME) {
            return false;
        }
        Instant accepted = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
        Instant now = time.now();
        return accepted.isAfter(now.minus(OPENING)) && accepted.isBefore(now.plus(AHEAD));
    }

    /** Only words of our own get onto the page, whatever stands in the address. */
    private static @Nullable String words(@Nullable String done) {
        return switch (done) {
            case "assigned" -> "It is settled who works on this review.";
            case "evidence-added" -> "The source was added.";
            case "evidence-edited" -> "The source was changed.";
            case "evidence-removed" -> "The source was removed.";
            case "draft-saved" -> "The draft was saved.";
            case "draft-restored" -> "The older text was taken back. What stood in between is in the draft’s history.";
            case "remark-made" -> "Your remark was added.";
            case "remark-answered" -> "Your answer was added.";
            case "remark-resolved" -> "The remark is resolved.";
            case "remark-reopened" -> "The remark is open again.";
            case "submitted" -> "The draft was submitted: editors who did not write on it can approve it now.";
            case "waived" -> "The source rule is waived. Readers will see the reason.";
            case "waiver-withdrawn" -> "The waiver was withdrawn.";
            case "approved" -> "You approved the content as it stands.";
            case "returned" -> "The draft was returned to be worked on.";
            case "published" -> "The verdict is published.";
            case "dropped" -> "The review was dropped.";
            case "reopened" -> "The review was reopened.";
            case "risk-assessed" -> "The risk was changed.";
            case "blocked" -> "The review is blocked.";
            case "unblocked" -> "The review is no longer blocked.";
            case null, default -> null;
        };
    }
}
