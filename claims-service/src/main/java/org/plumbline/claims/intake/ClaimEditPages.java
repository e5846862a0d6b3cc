package org.plumbline.claims.intake;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.Claims;
import org.plumbline.claims.claim.Statement;
import org.plumbline.claims.claim.Topics;
import org.plumbline.claims.diff.Differences;
import org.plumbline.kit.diff.Difference;
import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.FormBody;
import org.plumbline.kit.web.HtmlAnswer;

/** The form in which the desk changes what a claim says: the one in which claims are entered, filled in. */
@Path("/desk/claims/{id}/edit")
@RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
public class ClaimEditPages {

    private final Claims claims;
    private final Topics topics;
    private final EditClaim editClaim;
    private final ReadFigures readFigures;
    private final CurrentUser user;

    ClaimEditPages(Claims claims, Topics topics, EditClaim editClaim, ReadFigures readFigures, CurrentUser user) {
        this.claims = claims;
        this.topics = topics;
        this.editClaim = editClaim;
        this.readFigures = readFigures;
        this.user = user;
    }

    /** The claim in the fields of the form. */
    @GET
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response show(@PathParam("id") UUID id) {
        Claim claim = claim(id);
        claim.requireEditable();
        return page(200, ClaimForm.of(claim));
    }

    /** Changes the claim as it was typed, or shows the form again with what stands against it. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response edit(@PathParam("id") UUID id, byte[] fields) {
        FormBody body = FormBody.of(fields);
        ClaimForm sent = ClaimForm.of(id, body);
        ClaimForm answered = sent.answering(body, readFigures);
        if (answered != null) {
            return page(answered.errors().isEmpty() ? 200 : 422, answered);
        }
        ClaimForm form = sent.tidied();
        try {
            FieldChecks checks = new FieldChecks();
            String comment = checks.text("comment", form.comment(), EditClaim.MAX_COMMENT, false);
            Statement typed = form.fields().check(checks);
            return edit(id, form, typed, comment);
        } catch (ProblemException e) {
            if (e.type() == ProblemType.NOT_FOUND) {
                throw e;
            }
            return page(e.type().status(), form.refused(e));
        }
    }

    private Response edit(UUID id, ClaimForm form, Statement typed, @Nullable String comment) {
        try {
            editClaim.edit(id, new EditClaim.Change(form.version(), typed, comment), user.person());
        } catch (ProblemException e) {
            if (e.type() != ProblemType.STALE_VERSION) {
                throw e;
            }
            Claim current = claim(id);
            List<Difference> differences = Differences.between(current.statement(), typed);
            if (!differences.isEmpty()) {
                return page(e.type().status(), form.over(current.version(), differences));
            }
            // It says already what was typed: a second click, or somebody who corrected the same thing.
        }
        return HtmlAnswer.seeOther(new QueryString("/desk/claims/" + id)
                .with("done", form.fields().losesWords() ? "edited-words" : "edited")
                .toString());
    }

    private Claim claim(UUID id) {
        return claims.get(id).orElseThrow(() -> ProblemException.notFound("claim", id));
    }

    private Response page(int status, ClaimForm form) {
        return HtmlAnswer.of(
                status, ClaimPages.Templates.enter(form.suggesting(topics.mostUsed(ClaimPages.SUGGESTED_TOPICS))));
    }
}
