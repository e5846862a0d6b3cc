package org.plumbline.review.desk;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.kit.web.MaxBody;
import org.plumbline.review.review.Change;
import org.plumbline.review.review.ReadReview;
import org.plumbline.review.review.ReviewView;
import org.plumbline.review.review.WriteDraft;
import org.plumbline.review.review.rule.Actor;

/** What the draft's form asks for, and what its script asks for while somebody types. */
@Path("/desk/reviews/{id}/draft")
@RunOnVirtualThread
public class DraftPages {

    /** Sixty thousand characters as browsers encode them, whatever their script. */
    private static final int KIBIBYTES = 1024;

    private final ReviewForms forms;
    private final WriteDraft drafting;
    private final ReadReview reading;
    private final DraftSides sides;
    private final CurrentUser user;

    DraftPages(ReviewForms forms, WriteDraft drafting, ReadReview reading, DraftSides sides, CurrentUser user) {
        this.forms = forms;
        this.drafting = drafting;
        this.reading = reading;
        this.sides = sides;
        this.user = user;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {

        private Templates() {}

        static native TemplateInstance preview(Preview preview);

        static native TemplateInstance comparison(DraftComparison comparison);
    }

    /**
     * That a draft was saved while it was typed.
     *
     * @param version of the review since
     */
    public record Saved(long version) {}

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @MaxBody(kibibytes = KIBIBYTES)
    @Operation(hidden = true)
    public Response draft(UUID id, byte[] fields) {
        Form form = Form.of("draft", fields);
        return forms.take(
                id,
                form,
                "?done=draft-saved#draft",
                ReviewPages.Templates::review,
                change -> drafting.write(change, DraftSide.draft(form)));
    }

    /** The page with what was typed and how it will look; nothing is saved. */
    @POST
    @Path("/preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @MaxBody(kibibytes = KIBIBYTES)
    @Operation(hidden = true)
    public Response preview(UUID id, byte[] fields) {
        Form form = Form.of("draft", fields);
        form.version();
        return forms.look(id, form, ReviewPages.Templates::review);
    }

    /** How what was typed will look, and nothing around it. */
    @POST
    @Path("/preview/part")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @MaxBody(kibibytes = KIBIBYTES)
    @Operation(hidden = true)
    public Response previewPart(UUID id, byte[] fields) {
        ReviewView review = reading.read(id, actor());
        Form form = Form.of("draft", fields);
        return HtmlAnswer.of(
                200,
                Templates.preview(
                        Preview.of(DraftSide.draft(form), review.evidence().size())));
    }

    @POST
    @Path("/autosave")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @MaxBody(kibibytes = KIBIBYTES)
    @Operation(hidden = true)
    public Response autosave(UUID id, byte[] fields) {
        Form form = Form.of("draft", fields);
        try {
            ReviewView review = drafting.autosave(new Change(id, form.version(), actor()), DraftSide.draft(form));
            return Response.ok(new Saved(review.version()))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        } catch (ConstraintViolationException e) {
            throw Refusal.of(form, e).inPageWords();
        }
    }

    /** What was typed beside what stands now, and nothing around it. */
    @POST
    @Path("/comparison")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @MaxBody(kibibytes = KIBIBYTES)
    @Operation(hidden = true)
    public Response comparison(UUID id, byte[] fields) {
        ReviewView review = reading.read(id, actor());
        return HtmlAnswer.of(200, Templates.comparison(sides.comparison(review, Form.of("draft", fields))));
    }

    @POST
    @Path("/restoration")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response restore(UUID id, byte[] fields) {
        Form form = Form.of("restoration", fields);
        return forms.take(
                id,
                form,
                "?done=draft-restored#draft",
                ReviewPages.Templates::review,
                change -> drafting.restore(change, revision(form)));
    }

    private Actor actor() {
        return new Actor(user.person(), user.roles());
    }

    private static UUID revision(Form form) {
        try {
            return UUID.fromString(form.one("revision"));
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(ProblemType.MALFORMED, "The form does not say which text to take back.");
        }
    }
}
