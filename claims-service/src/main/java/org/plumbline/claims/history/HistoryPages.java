package org.plumbline.claims.history;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.ClaimRevision;
import org.plumbline.claims.claim.ClaimRevisions;
import org.plumbline.claims.claim.Claims;
import org.plumbline.claims.diff.Differences;
import org.plumbline.claims.intake.ClaimCard.Moment;
import org.plumbline.claims.intake.EditClaim;
import org.plumbline.claims.intake.QueryString;
import org.plumbline.kit.diff.Difference;
import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.FormBody;
import org.plumbline.kit.web.HtmlAnswer;

/** The desk's page of what a claim said over time. */
@Path("/desk/claims/{id}/history")
@RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
public class HistoryPages {

    static final int ON_A_PAGE = 20;

    private final Claims claims;
    private final ClaimRevisions revisions;
    private final EditClaim editClaim;
    private final CurrentUser user;

    HistoryPages(Claims claims, ClaimRevisions revisions, EditClaim editClaim, CurrentUser user) {
        this.claims = claims;
        this.revisions = revisions;
        this.editClaim = editClaim;
        this.user = user;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance history(Model page);
    }

    /**
     * The page.
     *
     * @param text what the claim says now
     * @param notice what was done, or what stands against what was tried; null if nothing was
     * @param next address of the next part; null at the end
     */
    public record Model(
            String id,
            long version,
            String text,
            String language,
            long total,
            List<Step> steps,
            boolean mayRestore,
            @Nullable String notice,
            boolean refused,
            @Nullable String next) {

        public boolean isOne() {
            return total == 1;
        }
    }

    /**
     * One revision.
     *
     * @param changed what differs from the one before; empty for the first
     * @param restorable whether the claim says something else now
     */
    public record Step(
            int number, String by, Moment at, @Nullable String comment, List<Difference> changed, boolean restorable) {

        public boolean isFirst() {
            return number == 1;
        }
    }

    /** The revisions, newest first, each with what it changed. */
    @GET
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response show(
            @PathParam("id") UUID id,
            @QueryParam("before") @Nullable String before,
            @QueryParam("done") @Nullable String done) {
        String notice = "restored".equals(done) ? "The claim says again what it said then." : null;
        return HtmlAnswer.of(200, Templates.history(model(id, RevisionsResource.before(before), notice, false)));
    }

    /** Puts an earlier revision back: an edit like any other. */
    @POST
    @Path("/{number}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response restore(@PathParam("id") UUID id, @PathParam("number") int number, byte[] fields) {
        FormBody body = FormBody.of(fields);
        ClaimRevision revision =
                revisions.get(id, number).orElseThrow(() -> ProblemException.notFound("revision", number));
        try {
            editClaim.edit(
                    id,
                    new EditClaim.Change(body.version(), revision.statement(), "Revision " + number + " put back"),
                    user.person());
        } catch (ProblemException e) {
            if (e.type() != ProblemType.STALE_VERSION && e.type() != ProblemType.CONFLICT) {
                throw e;
            }
            String notice = e.type() == ProblemType.CONFLICT
                    ? e.detail()
                    : "Somebody changed this claim since you opened the page. Look at what it says now, and put the"
                            + " revision back if you still want to.";
            return HtmlAnswer.of(e.type().status(), Templates.history(model(id, null, notice, true)));
        }
        return HtmlAnswer.seeOther(new QueryString("/desk/claims/" + id + "/history")
                .with("done", "restored")
                .toString());
    }

    private Model model(UUID id, @Nullable Integer before, @Nullable String notice, boolean refused) {
        Claim claim = claims.get(id).orElseThrow(() -> ProblemException.notFound("claim", id));
        List<ClaimRevision> found = revisions.of(id, before, ON_A_PAGE + 1);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < Math.min(found.size(), ON_A_PAGE); i++) {
            ClaimRevision revision = found.get(i);
            List<Difference> changed = i + 1 < found.size()
                    ? Differences.between(found.get(i + 1).statement(), revision.statement())
                    : List.of();
            steps.add(new Step(
                    revision.number(),
                    revision.by().name(),
                    Moment.of(revision.at()),
                    revision.comment(),
                    changed,
                    !revision.statement().equals(claim.statement())));
        }
        String next = found.size() > ON_A_PAGE
                ? new QueryString("/desk/claims/" + id + "/history")
                        .with("before", String.valueOf(steps.getLast().number()))
                        .toString()
                : null;
        return new Model(
                id.toString(),
                claim.version(),
                claim.statement().text(),
                claim.statement().language(),
                revisions.count(id),
                steps,
                user.has(Roles.FACT_CHECKER) || user.has(Roles.EDITOR),
                notice,
                refused,
                next);
    }
}
