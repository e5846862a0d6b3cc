package org.plumbline.review.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.review.review.Change;
import org.plumbline.review.review.ReadKept;
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

    private static final String CHECK_NUMBERS =
            "The draft refers to sources by their numbers, and some mean another source now: check them in the draft.";

    private final ReadReview reading;
    private final ReadKept kept;
    private final DeskFigures figures;
    private final Audit audit;
    private final Colleagues colleagues;
    private final DraftSides drafts;
    private final ReaderReports reports;
    private final CurrentUser user;
    private final DeskTime time;
    private final ObjectMapper json;

    ReviewForms(
            ReadReview reading,
            ReadKept kept,
            DeskFigures figures,
            Audit audit,
            Colleagues colleagues,
            DraftSides drafts,
            ReaderReports reports,
            CurrentUser user,
            DeskTime time,
            ObjectMapper json) {
        this.reading = reading;
        this.kept = kept;
        this.figures = figures;
        this.audit = audit;
        this.colleagues = colleagues;
        this.drafts = drafts;
        this.reports = reports;
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
        return show(id, done, null, null, template);
    }

    /**
     * The same, with the form for a new source filled with what was found on a page or uploaded.
     *
     * @param archive the id of the page, if it is one
     * @param file the id of the file, if it is one
     */
    Response show(
            UUID id,
            @Nullable String done,
            @Nullable String archive,
            @Nullable String file,
            Function<ReviewPage, TemplateInstance> template) {
        try {
            return HtmlAnswer.of(
                    200,
                    template.apply(page(
                            id,
                            words(done),
                            null,
                            EvidenceSide.id(archive).orElse(null),
                            EvidenceSide.id(file).orElse(null),
                            null)));
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
        return follow(id, form, again, change -> {
            step.accept(change);
            return next;
        });
    }

    /**
     * The same, where the use case says where the browser goes.
     *
     * @param step gives what follows the address of the review
     */
    Response follow(UUID id, Form form, Function<ReviewPage, TemplateInstance> again, Function<Change, String> step) {
        return lead(id, form, again, change -> "/desk/reviews/" + id + step.apply(change));
    }

    /** The same, where that is another page. */
    Response lead(UUID id, Form form, Function<ReviewPage, TemplateInstance> again, Function<Change, String> step) {
        try {
            return HtmlAnswer.seeOther(
                    step.apply(new Change(id, form.version(), new Actor(user.person(), user.roles()))));
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
        return HtmlAnswer.of(refusal.type().status(), again.apply(page(id, null, refusal, null, null, null)));
    }

    /** A page with what was typed into the draft's form, to be looked at: nothing is done. */
    Response look(UUID id, Form typed, Function<ReviewPage, TemplateInstance> template) {
        return HtmlAnswer.of(200, template.apply(page(id, null, null, null, null, typed)));
    }

    private ReviewPage page(
            UUID id,
            @Nullable String done,
            @Nullable Refusal refusal,
            @Nullable UUID archive,
            @Nullable UUID file,
            @Nullable Form previewed) {
        ReviewView review = reading.read(id, new Actor(user.person(), user.roles()));
        List<Step> history = Step.all(audit.of(id), time, json).reversed();
        boolean works = user.has(Roles.FACT_CHECKER) || user.has(Roles.EDITOR);
        EvidenceSide sources = new EvidenceSide(
                kept.pages(id), kept.files(id), works ? kept.names(id) : Map.of(), time, archive, file);
        return new ReviewPage(
                review,
                sources,
                figures.of(review),
                history,
                colleagues.besides(review),
                drafts.of(review, refusal, previewed),
                reports.of(id),
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
            case "evidence-removed-check" -> "The source was removed. " + CHECK_NUMBERS;
            case "evidence-moved" -> "The order was changed.";
            case "evidence-moved-check" -> "The order was changed. " + CHECK_NUMBERS;
            case "page-archived" ->
                "The page was read, and a copy of it is kept. Check what was found, say what is missing, and add the source.";
            case "file-uploaded" ->
                "The file is kept, without what it told of where and with what it was made. Describe the source that it is.";
            case "file-attached" -> "The file was attached, without what it told of where and with what it was made.";
            case "file-detached" -> "The file was taken away from the source.";
            case "draft-saved" -> "The draft was saved.";
            case "figures-tied" -> "The claim was checked by the series, with what is known now.";
            case "tolerance-set" -> "It is settled what opens a recheck of this verdict.";
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
            case "follow-up-opened" -> "A review of the verdict is open. It starts from what is published.";
            case "dropped" -> "The review was dropped.";
            case "reopened" -> "The review was reopened.";
            case "risk-assessed" -> "The risk was changed.";
            case "blocked" -> "The review is blocked.";
            case "checker-added" -> "It is settled who checks this review.";
            case "checker-removed" -> "They no longer check this review.";
            case "scheduled" -> "The due date was changed.";
            case "prioritised" -> "The priority was changed.";
            case "policy-applied" -> "The policy now in force was applied.";
            case "exclusion-lifted" -> "They are let in again.";
            case "listed" -> "Readers are told on the front page that this claim is being checked.";
            case "unlisted" -> "Readers are no longer told that this claim is being checked.";
            case "rated" -> "Your rating was kept for those who check this review.";
            case "settled" -> "The rating is settled, and it is the draft’s now.";
            case "unblocked" -> "The review is no longer blocked.";
            case null, default -> null;
        };
    }
}
