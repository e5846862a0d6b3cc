package org.plumbline.review.desk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.desk.ReviewPages.Templates;
import org.plumbline.review.review.ApplyPolicy;
import org.plumbline.review.review.AssignReview.Assignee;
import org.plumbline.review.review.Change;
import org.plumbline.review.review.LiftExclusion;
import org.plumbline.review.review.ListReview;
import org.plumbline.review.review.RateClaim;
import org.plumbline.review.review.Reason;
import org.plumbline.review.review.ScheduleReview;
import org.plumbline.review.review.ShareReview;
import org.plumbline.review.review.rule.Priority;

/** What the forms of a review's page ask for about who checks it by when, its rating, and the policy. */
@Path("/desk/reviews/{id}")
@RunOnVirtualThread
public class WorkflowPages {

    private final ReviewForms forms;
    private final ShareReview sharing;
    private final ScheduleReview scheduling;
    private final RateClaim rating;
    private final ApplyPolicy policy;
    private final LiftExclusion lifting;
    private final ListReview listing;

    WorkflowPages(
            ReviewForms forms,
            ShareReview sharing,
            ScheduleReview scheduling,
            RateClaim rating,
            ApplyPolicy policy,
            LiftExclusion lifting,
            ListReview listing) {
        this.forms = forms;
        this.sharing = sharing;
        this.scheduling = scheduling;
        this.rating = rating;
        this.policy = policy;
        this.lifting = lifting;
        this.listing = listing;
    }

    /** With nobody named, whoever asks joins. */
    @POST
    @Path("/checkers")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response addChecker(UUID id, byte[] fields) {
        Form form = Form.of("checker", fields);
        return forms.take(
                id,
                form,
                "?done=checker-added",
                Templates::review,
                change -> sharing.add(change, checker(form, change)));
    }

    /** With nobody named, whoever asks leaves. */
    @POST
    @Path("/checkers/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response removeChecker(UUID id, byte[] fields) {
        Form form = Form.of("checker-removal", fields);
        return forms.take(
                id,
                form,
                "?done=checker-removed",
                Templates::review,
                change -> sharing.remove(change, checker(form, change)));
    }

    private static Assignee checker(Form form, Change change) {
        return new Assignee(form.has("sub") ? form.one("sub") : change.actor().sub());
    }

    @POST
    @Path("/due-date")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response schedule(UUID id, byte[] fields) {
        Form form = Form.of("due-date", fields);
        return forms.take(
                id,
                form,
                "?done=scheduled",
                Templates::review,
                change -> scheduling.schedule(change, new ScheduleReview.DueDate(day(form.one("dueOn")))));
    }

    private static @Nullable LocalDate day(String typed) {
        try {
            return typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeException e) {
            throw ProblemException.invalid("dueOn", "must be a day such as 2026-12-01");
        }
    }

    @POST
    @Path("/priority")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response prioritise(UUID id, byte[] fields) {
        Form form = Form.of("priority", fields);
        return forms.take(
                id,
                form,
                "?done=prioritised",
                Templates::review,
                change -> scheduling.prioritise(change, new ScheduleReview.Rank(priority(form.one("priority")))));
    }

    private static Priority priority(String typed) {
        return Arrays.stream(Priority.values())
                .filter(priority -> priority.name().equals(typed))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("priority", "must be one of the list's"));
    }

    @POST
    @Path("/opinion")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response rate(UUID id, byte[] fields) {
        Form form = Form.of("opinion", fields);
        return forms.take(
                id,
                form,
                "?done=rated#opinions",
                Templates::review,
                change -> rating.rate(change, new RateClaim.Rated(form.one("rating"), form.one("reason"))));
    }

    @POST
    @Path("/settlement")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response settle(UUID id, byte[] fields) {
        Form form = Form.of("settlement", fields);
        return forms.take(
                id,
                form,
                "?done=settled#opinions",
                Templates::review,
                change -> rating.settle(change, new RateClaim.Rated(form.one("rating"), form.one("reason"))));
    }

    @POST
    @Path("/policy")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response applyPolicy(UUID id, byte[] fields) {
        return forms.take(id, Form.of("policy", fields), "?done=policy-applied", Templates::review, policy::apply);
    }

    @POST
    @Path("/exclusions/lifting")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response liftExclusion(UUID id, byte[] fields) {
        Form form = Form.of("exclusion", fields);
        return forms.take(
                id,
                form,
                "?done=exclusion-lifted",
                Templates::review,
                change -> lifting.lift(change, form.one("sub"), new Reason(form.one("reason"))));
    }

    @POST
    @Path("/listing")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response list(UUID id, byte[] fields) {
        return forms.take(id, Form.of("listing", fields), "?done=listed", Templates::review, listing::list);
    }

    @POST
    @Path("/listing/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response unlist(UUID id, byte[] fields) {
        return forms.take(id, Form.of("unlisting", fields), "?done=unlisted", Templates::review, listing::unlist);
    }
}
