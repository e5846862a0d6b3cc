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

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Roles;
import org.plumbline.review.review.ApproveReview;
import org.plumbline.review.review.PublishReview;
import org.plumbline.review.review.Reason;
import org.plumbline.review.review.WaiveSources;

/** The page where editors read a draft as readers will, and decide about it. */
@Path("/desk/reviews/{id}")
@RunOnVirtualThread
public class ApprovalPages {

    private final ReviewForms forms;
    private final ApproveReview approving;
    private final WaiveSources waiving;
    private final PublishReview publishing;
    private final DraftArticles articles;

    ApprovalPages(
            ReviewForms forms,
            ApproveReview approving,
            WaiveSources waiving,
            PublishReview publishing,
            DraftArticles articles) {
        this.forms = forms;
        this.approving = approving;
        this.waiving = waiving;
        this.publishing = publishing;
        this.articles = articles;
    }

    @GET
    @Path("/approval")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response show(UUID id, @QueryParam("done") @Nullable String done) {
        return forms.show(id, done, articles::approval);
    }

    @POST
    @Path("/approval")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.EDITOR)
    @Operation(hidden = true)
    public Response approve(UUID id, byte[] fields) {
        Form form = Form.of("approval", fields);
        return forms.take(
                id,
                form,
                "/approval?done=approved",
                articles::approval,
                change -> approving.approve(change, new ApproveReview.Approved(form.one("contentHash"))));
    }

    @POST
    @Path("/return")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.EDITOR)
    @Operation(hidden = true)
    public Response returnIt(UUID id, byte[] fields) {
        Form form = Form.of("return", fields);
        return forms.take(
                id,
                form,
                "?done=returned",
                articles::approval,
                change -> approving.returnIt(change, new ApproveReview.Remarks(form.one("remarks"))));
    }

    @POST
    @Path("/source-waiver")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.EDITOR)
    @Operation(hidden = true)
    public Response waive(UUID id, byte[] fields) {
        Form form = Form.of("source-waiver", fields);
        return forms.take(
                id,
                form,
                "/approval?done=waived",
                articles::approval,
                change -> waiving.waive(change, new Reason(form.one("reason"))));
    }

    @POST
    @Path("/source-waiver/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.EDITOR)
    @Operation(hidden = true)
    public Response withdrawWaiver(UUID id, byte[] fields) {
        return forms.take(
                id,
                Form.of("waiver-removal", fields),
                "/approval?done=waiver-withdrawn",
                articles::approval,
                waiving::withdraw);
    }

    @POST
    @Path("/publication")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.EDITOR)
    @Operation(hidden = true)
    public Response publish(UUID id, byte[] fields) {
        return forms.take(
                id,
                Form.of("publication", fields),
                "/approval?done=published",
                articles::approval,
                publishing::publish);
    }
}
