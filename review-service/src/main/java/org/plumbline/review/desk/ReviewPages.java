package org.plumbline.review.desk;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.review.ApproveReview;
import org.plumbline.review.review.AssessRisk;
import org.plumbline.review.review.AssignReview;
import org.plumbline.review.review.BlockReview;
import org.plumbline.review.review.DropReview;
import org.plumbline.review.review.Reason;
import org.plumbline.review.review.rule.Risk;

/** The page where a review is worked on, and what its forms ask for. */
@Path("/desk/reviews/{id}")
@RunOnVirtualThread
public class ReviewPages {

    private final ReviewForms forms;
    private final AssignReview assigning;
    private final ApproveReview approving;
    private final DropReview dropping;
    private final AssessRisk risks;
    private final BlockReview blocking;

    ReviewPages(
            ReviewForms forms,
            AssignReview assigning,
            ApproveReview approving,
            DropReview dropping,
            AssessRisk risks,
            BlockReview blocking) {
        this.forms = forms;
        this.assigning = assigning;
        this.approving = approving;
        this.dropping = dropping;
        this.risks = risks;
        this.blocking = blocking;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance review(ReviewPage page);
    }

    @GET
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response show(
            UUID id,
            @QueryParam("done") @Nullable String done,
            @QueryParam("archive") @Nullable String archive,
            @QueryParam("file") @Nullable String file) {
        return forms.show(id, done, archive, file, Templates::review);
    }

    /** With nobody named, whoever asks takes the review. */
    @POST
    @Path("/assignment")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response assign(UUID id, byte[] fields) {
        Form form = Form.of("assignment", fields);
        return forms.take(id, form, "?done=assigned", Templates::review, change -> {
            if (form.has("sub")) {
                assigning.assign(change, new AssignReview.Assignee(form.one("sub")));
            } else {
                assigning.take(change);
            }
        });
    }

    @POST
    @Path("/submission")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response submit(UUID id, byte[] fields) {
        return forms.take(id, Form.of("submission", fields), "?done=submitted", Templates::review, approving::submit);
    }

    @POST
    @Path("/drop")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response drop(UUID id, byte[] fields) {
        Form form = Form.of("drop", fields);
        return forms.take(
                id,
                form,
                "?done=dropped",
                Templates::review,
                change -> dropping.drop(change, new Reason(form.one("reason"))));
    }

    @POST
    @Path("/reopening")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response reopen(UUID id, byte[] fields) {
        return forms.take(id, Form.of("reopening", fields), "?done=reopened", Templates::review, dropping::reopen);
    }

    @POST
    @Path("/risk")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response assess(UUID id, byte[] fields) {
        Form form = Form.of("risk", fields);
        Risk risk =
                switch (form.one("risk")) {
                    case "HIGH" -> Risk.HIGH;
                    case "NORMAL" -> Risk.NORMAL;
                    default -> throw ProblemException.invalid("risk", "must be HIGH or NORMAL");
                };
        return forms.take(
                id,
                form,
                "?done=risk-assessed",
                Templates::review,
                change -> risks.assess(change, new AssessRisk.Assessment(risk, form.one("reason"))));
    }

    @POST
    @Path("/block")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response block(UUID id, byte[] fields) {
        Form form = Form.of("block", fields);
        return forms.take(
                id,
                form,
                "?done=blocked",
                Templates::review,
                change -> blocking.block(change, new Reason(form.one("reason"))));
    }

    @POST
    @Path("/block/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response unblock(UUID id, byte[] fields) {
        return forms.take(id, Form.of("unblock", fields), "?done=unblocked", Templates::review, blocking::unblock);
    }
}
