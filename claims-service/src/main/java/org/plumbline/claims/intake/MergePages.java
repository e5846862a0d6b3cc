package org.plumbline.claims.intake;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
import org.plumbline.claims.claim.ClaimPage;
import org.plumbline.claims.claim.ClaimPolicy;
import org.plumbline.claims.claim.Claims;
import org.plumbline.claims.intake.Batch.Asked;
import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.FormBody;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.kit.web.Shown;

/** The page on which somebody looks for the claim that another one is merged into. */
@Path("/desk/claims/{id}/merge")
@RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
public class MergePages {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String LIMIT = "10";

    private final Claims claims;
    private final MergeClaim mergeClaim;
    private final DecideClaims decideClaims;
    private final CurrentUser user;

    MergePages(Claims claims, MergeClaim mergeClaim, DecideClaims decideClaims, CurrentUser user) {
        this.claims = claims;
        this.mergeClaim = mergeClaim;
        this.decideClaims = decideClaims;
        this.user = user;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance merge(Model page);

        static native TemplateInstance found(Model page);
    }

    /**
     * The page.
     *
     * @param q what was looked for: words, or a claim's id or address
     * @param next the address of the next part; null at the end
     * @param refused what stood against the merge that was just tried
     */
    public record Model(
            ClaimCard claim,
            DecisionForm form,
            String q,
            @Nullable String error,
            List<Found> found,
            String total,
            boolean one,
            @Nullable String next,
            @Nullable String refused) {}

    /**
     * A claim that was found.
     *
     * @param against why the other cannot be merged into it; null if it can
     */
    public record Found(ClaimCard claim, @Nullable String against) {}

    /** The page, with what was found if something was looked for. */
    @GET
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response show(
            @PathParam("id") UUID id,
            @QueryParam("q") @Nullable String q,
            @QueryParam("after") @Nullable String after,
            @QueryParam("back") @Nullable String back,
            @QueryParam("next") @Nullable String next) {
        Model model = model(id, q, after, DecisionForm.empty(Back.of(back, next)), null);
        return HtmlAnswer.of(model.error() == null ? 200 : ProblemType.INVALID.status(), Templates.merge(model));
    }

    /** What was found alone, for the inbox to show beside the claim. */
    @GET
    @Path("/found")
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response found(
            @PathParam("id") UUID id,
            @QueryParam("q") @Nullable String q,
            @QueryParam("after") @Nullable String after,
            @QueryParam("back") @Nullable String back,
            @QueryParam("next") @Nullable String next) {
        Model model = model(id, q, after, DecisionForm.empty(Back.of(back, next)), null);
        return HtmlAnswer.of(200, Templates.found(model));
    }

    /** Merges the claim into the one that was chosen. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response merge(@PathParam("id") UUID id, byte[] fields) {
        FormBody body = FormBody.of(fields);
        String key = body.one("idempotencyKey");
        Back back = Back.of(body);
        try {
            UUID into = new TriageResource.MergeRequest(body.one("into")).check();
            Claim claim = mergeClaim.merge(id, Seen.version(body.version()), into, user.person(), key);
            if (back.isInbox()) {
                return HtmlAnswer.seeOther(back.with(decideClaims
                        .alone(Asked.MERGE, claim, user.person(), key)
                        .id()));
            }
            return HtmlAnswer.seeOther(
                    new QueryString("/desk/claims/" + id).with("done", "merged").toString());
        } catch (ProblemException e) {
            return refused(id, body, back, e);
        }
    }

    private Response refused(UUID id, FormBody body, Back back, ProblemException problem) {
        String words =
                switch (problem.type()) {
                    case CONFLICT -> problem.detail();
                    case INVALID -> "The claim was not merged: choose the claim to merge it into.";
                    case STALE_VERSION ->
                        "Somebody changed this claim since you opened the page. It is shown as it stands now; it was not merged.";
                    default -> throw problem;
                };
        Model model = model(id, body.one("q"), null, DecisionForm.empty(back), words);
        return HtmlAnswer.of(problem.type().status(), Templates.merge(model));
    }

    private Model model(
            UUID id, @Nullable String q, @Nullable String after, DecisionForm form, @Nullable String refused) {
        Claim claim = claims.get(id).orElseThrow(() -> ProblemException.notFound("claim", id));
        String looked = q == null ? "" : q.strip();
        String error = null;
        ClaimPage page = new ClaimPage(List.of(), 0, null);
        try {
            page = looked.isEmpty() ? page : search(looked, after);
        } catch (ProblemException e) {
            error = e.violations().isEmpty()
                    ? e.detail()
                    : e.violations().getFirst().message();
        }
        List<Found> found = page.claims().stream()
                .filter(other -> !other.id().equals(id))
                .map(other -> new Found(ClaimCard.of(other), against(id, other)))
                .toList();
        long total = page.total() - (page.claims().size() - found.size());
        String next = page.next() == null
                ? null
                : new QueryString("/desk/claims/" + id + "/merge")
                        .with("q", looked)
                        .with("after", page.next().toString())
                        .with("back", form.back().inbox())
                        .with("next", form.back().next())
                        .toString();
        return new Model(
                ClaimCard.of(claim), form, looked, error, found, Shown.number(total, "en"), total == 1, next, refused);
    }

    /** An id, or an address that holds one, finds that claim; anything else is words. */
    private ClaimPage search(String q, @Nullable String after) {
        Matcher id = ID.matcher(q);
        Optional<Claim> named = id.find() ? claims.get(UUID.fromString(id.group())) : Optional.empty();
        if (named.isPresent()) {
            return new ClaimPage(List.of(named.get()), 1, null);
        }
        ClaimQuery.Checked query = new ClaimQuery(null, null, null, q, LIMIT, after).check(null);
        return claims.search(query.filter(), query.limit(), query.after());
    }

    private static @Nullable String against(UUID id, Claim other) {
        return ClaimPolicy.objectionToMergeInto(id, other.id(), other.state(), other.mergedInto())
                .map(ClaimPolicy.Refused::why)
                .orElse(null);
    }
}
