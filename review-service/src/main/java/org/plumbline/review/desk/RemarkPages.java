package org.plumbline.review.desk;

import java.util.Arrays;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

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

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.review.remark.Part;
import org.plumbline.review.remark.RemarkOnDraft;
import org.plumbline.review.remark.RemarkOnDraft.NewRemark;
import org.plumbline.review.remark.RemarkOnDraft.NewReply;
import org.plumbline.review.review.Change;
import org.plumbline.review.review.ReadReview;
import org.plumbline.review.review.rule.Actor;

/** What the forms about remarks ask for, on the review's page and on that for its approval. */
@Path("/desk/reviews/{id}/remarks")
@RunOnVirtualThread
public class RemarkPages {

    /** How the page for the approval names itself in its forms. */
    private static final String APPROVAL = "approval";

    private final ReviewForms forms;
    private final RemarkOnDraft remarking;
    private final ReadReview reading;
    private final DraftSides sides;
    private final DraftArticles articles;
    private final CurrentUser user;

    RemarkPages(
            ReviewForms forms,
            RemarkOnDraft remarking,
            ReadReview reading,
            DraftSides sides,
            DraftArticles articles,
            CurrentUser user) {
        this.forms = forms;
        this.remarking = remarking;
        this.reading = reading;
        this.sides = sides;
        this.articles = articles;
        this.user = user;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {

        private Templates() {}

        static native TemplateInstance remarks(RemarkSide remarks, String from);
    }

    /** The list with its forms, and nothing around it. */
    @GET
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response list(UUID id, @QueryParam("from") @Nullable String from) {
        RemarkSide remarks = sides.remarks(reading.read(id, new Actor(user.person(), user.roles())), null);
        return HtmlAnswer.of(200, Templates.remarks(remarks, APPROVAL.equals(from) ? APPROVAL : ""));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response make(UUID id, byte[] fields) {
        Form form = Form.of("remark", fields);
        return take(id, form, "remark-made", change -> remarking.make(id, change.actor(), remark(form), form.key()));
    }

    @POST
    @Path("/{remarkId}/replies")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response answer(UUID id, UUID remarkId, byte[] fields) {
        Form form = Form.of("reply-" + remarkId, fields);
        return take(
                id,
                form,
                "remark-answered",
                change -> remarking.answer(id, remarkId, change.actor(), new NewReply(form.one("text")), form.key()));
    }

    @POST
    @Path("/{remarkId}/resolution")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response resolve(UUID id, UUID remarkId, byte[] fields) {
        Form form = Form.of("resolution", fields);
        return take(
                id,
                form,
                "remark-resolved",
                change -> remarking.resolve(id, remarkId, remarkVersion(form), change.actor()));
    }

    @POST
    @Path("/{remarkId}/resolution/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response reopen(UUID id, UUID remarkId, byte[] fields) {
        Form form = Form.of("resolution-removal", fields);
        return take(
                id,
                form,
                "remark-reopened",
                change -> remarking.reopen(id, remarkId, remarkVersion(form), change.actor()));
    }

    private Response take(UUID id, Form form, String done, Consumer<Change> step) {
        boolean onApproval = form.one("from").equals(APPROVAL);
        Function<ReviewPage, TemplateInstance> again = onApproval ? articles::approval : ReviewPages.Templates::review;
        return forms.take(id, form, (onApproval ? "/approval" : "") + "?done=" + done + "#remarks", again, step);
    }

    private static NewRemark remark(Form form) {
        Part part = Arrays.stream(Part.values())
                .filter(one -> one.name().equals(form.one("part")))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("part", "must be one of the list"));
        return new NewRemark(part, form.one("passage"), form.one("prefix"), form.one("suffix"), form.one("remark"));
    }

    /** The remark's own: the review's says nothing about it. */
    private static long remarkVersion(Form form) {
        String version = form.one("remarkVersion");
        if (!version.matches("[0-9]{1,18}")) {
            throw ProblemException.of(ProblemType.MALFORMED, "The form lacks the version of the remark.");
        }
        return Long.parseLong(version);
    }
}
