package org.plumbline.claims.intake;

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
import org.plumbline.claims.claim.Claims;
import org.plumbline.claims.claim.Rejection;
import org.plumbline.claims.claim.Topics;
import org.plumbline.claims.intake.Batch.Asked;
import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.FormBody;
import org.plumbline.kit.web.HtmlAnswer;

/** The desk's pages about one claim: everything known of it, the decision on it, and entering one by hand. */
@Path("/desk/claims")
@RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
public class ClaimPages {

    static final int SUGGESTED_TOPICS = 200;

    private static final String LOST_WORDS =
            "Some quantities were read from words that do not stand in the text any more: these were kept without them.";

    private final Claims claims;
    private final Topics topics;
    private final ReadFigures readFigures;
    private final SubmitClaim submitClaim;
    private final DecideClaim decideClaim;
    private final MergeClaim mergeClaim;
    private final DecideClaims decideClaims;
    private final History history;
    private final CurrentUser user;

    ClaimPages(
            Claims claims,
            Topics topics,
            ReadFigures readFigures,
            SubmitClaim submitClaim,
            DecideClaim decideClaim,
            MergeClaim mergeClaim,
            DecideClaims decideClaims,
            History history,
            CurrentUser user) {
        this.claims = claims;
        this.topics = topics;
        this.readFigures = readFigures;
        this.submitClaim = submitClaim;
        this.decideClaim = decideClaim;
        this.mergeClaim = mergeClaim;
        this.decideClaims = decideClaims;
        this.history = history;
        this.user = user;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance claim(Model page);

        static native TemplateInstance enter(ClaimForm form);
    }

    /**
     * The page of a claim.
     *
     * @param notice what stood against the decision that was just tried, or what was done; null if nothing was
     * @param refused whether the notice is bad news
     */
    public record Model(
            ClaimCard claim,
            DecisionForm form,
            List<Step> history,
            boolean mayDecide,
            @Nullable String notice,
            boolean refused) {

        /** Whether the notice is of a decision that can be taken back right there. */
        public boolean undoable() {
            return notice != null
                    && !refused
                    && mayDecide
                    && (claim.standing().reopens() || claim.mergedInto() != null);
        }
    }

    /**
     * One thing that was done to the claim.
     *
     * @param words more about it
     * @param other the id of the other claim that it was about
     */
    public record Step(
            String what,
            String who,
            ClaimCard.Moment at,
            @Nullable String words,
            @Nullable String other) {}

    /** Everything known of a claim. */
    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response show(@PathParam("id") UUID id, @QueryParam("done") @Nullable String done) {
        DecisionForm form = DecisionForm.empty(Back.NONE);
        return HtmlAnswer.of(200, Templates.claim(model(id, form, done(done), false)));
    }

    /** An empty form. */
    @GET
    @Path("/new")
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response enter() {
        return HtmlAnswer.of(200, enter(ClaimForm.empty()));
    }

    /** Takes in the claim that was typed, or shows the form again with what is wrong. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response submit(byte[] fields) {
        FormBody body = FormBody.of(fields);
        ClaimForm sent = ClaimForm.of(null, body);
        ClaimForm answered = sent.answering(body, readFigures);
        if (answered != null) {
            return HtmlAnswer.of(answered.errors().isEmpty() ? 200 : 422, enter(answered));
        }
        ClaimForm form = sent.tidied();
        try {
            Claim claim = submitClaim.submit(form.fields().check(), user.person(), form.key());
            return HtmlAnswer.seeOther(new QueryString("/desk/claims/" + claim.id())
                    .with("done", form.fields().losesWords() ? "entered-words" : "entered")
                    .toString());
        } catch (ProblemException e) {
            return HtmlAnswer.of(e.type().status(), enter(form.refused(e)));
        }
    }

    private TemplateInstance enter(ClaimForm form) {
        return Templates.enter(form.suggesting(topics.mostUsed(SUGGESTED_TOPICS)));
    }

    /** Accepts a claim. */
    @POST
    @Path("/{id}/acceptance")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response accept(@PathParam("id") UUID id, byte[] fields) {
        FormBody body = FormBody.of(fields);
        try {
            Claim claim = decideClaim.accept(id, body.version(), user.person(), body.one("idempotencyKey"));
            return decided(Asked.ACCEPT, claim, body, "accepted");
        } catch (ProblemException e) {
            return refused(id, body, e);
        }
    }

    /** Rejects a claim. */
    @POST
    @Path("/{id}/rejection")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response reject(@PathParam("id") UUID id, byte[] fields) {
        FormBody body = FormBody.of(fields);
        try {
            Rejection rejection = new RejectionRequest(body.one("reason"), body.one("words")).check();
            Claim claim = decideClaim.reject(id, body.version(), rejection, user.person(), body.one("idempotencyKey"));
            return decided(Asked.REJECT, claim, body, "rejected");
        } catch (ProblemException e) {
            return refused(id, body, e);
        }
    }

    /** Takes an acceptance or a rejection back. */
    @POST
    @Path("/{id}/reopening")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response reopen(@PathParam("id") UUID id, byte[] fields) {
        FormBody body = FormBody.of(fields);
        try {
            decideClaim.reopen(id, Seen.version(body.version()), user.person(), body.one("idempotencyKey"));
            return toPage(id, "reopened");
        } catch (ProblemException e) {
            return refused(id, body, e);
        }
    }

    /** Splits a merged claim off again. */
    @POST
    @Path("/{id}/split")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response split(@PathParam("id") UUID id, byte[] fields) {
        FormBody body = FormBody.of(fields);
        try {
            mergeClaim.split(id, Seen.version(body.version()), user.person(), body.one("idempotencyKey"));
            return toPage(id, "split");
        } catch (ProblemException e) {
            return refused(id, body, e);
        }
    }

    private Response decided(Asked asked, Claim claim, FormBody body, String done) {
        Back back = Back.of(body);
        if (!back.isInbox()) {
            return toPage(claim.id(), done);
        }
        Batch batch = decideClaims.alone(asked, claim, user.person(), body.one("idempotencyKey"));
        return HtmlAnswer.seeOther(back.with(batch.id()));
    }

    private static Response toPage(UUID id, String done) {
        return HtmlAnswer.seeOther(
                new QueryString("/desk/claims/" + id).with("done", done).toString());
    }

    /** The claim as it stands now, with what stands against the decision and everything that was typed. */
    private Response refused(UUID id, FormBody body, ProblemException problem) {
        if (problem.type() != ProblemType.INVALID
                && problem.type() != ProblemType.CONFLICT
                && problem.type() != ProblemType.STALE_VERSION) {
            throw problem;
        }
        DecisionForm form = new DecisionForm(
                IdempotencyKeys.fresh(),
                body.one("reason"),
                body.one("words"),
                FormBody.errors(problem),
                Back.of(body));
        String notice =
                switch (problem.type()) {
                    case INVALID -> "The claim was not rejected yet: something is missing below.";
                    case STALE_VERSION ->
                        "Somebody changed this claim since you opened the page. It is shown as it stands now; what you typed is"
                                + " kept below.";
                    default -> problem.detail();
                };
        return HtmlAnswer.of(problem.type().status(), Templates.claim(model(id, form, notice, true)));
    }

    private Model model(UUID id, DecisionForm form, @Nullable String notice, boolean refused) {
        Claim claim = claims.get(id).orElseThrow(() -> ProblemException.notFound("claim", id));
        boolean mayDecide = user.has(Roles.FACT_CHECKER) || user.has(Roles.EDITOR);
        return new Model(ClaimCard.of(claim), form, history.of(id), mayDecide, notice, refused);
    }

    /** Only words of our own get onto the page, whatever stands in the address. */
    private static @Nullable String done(@Nullable String done) {
        return switch (done) {
            case "entered" -> "The claim was entered and waits for a decision.";
            case "entered-words" -> "The claim was entered and waits for a decision. " + LOST_WORDS;
            case "edited" -> "The claim was changed. What it said before is in its history.";
            case "edited-words" -> "The claim was changed. What it said before is in its history. " + LOST_WORDS;
            case "accepted" -> "The claim was accepted.";
            case "rejected" -> "The claim was rejected.";
            case "reopened" -> "The decision was taken back. The claim waits for another one.";
            case "merged" -> "The claim was merged into another one.";
            case "split" -> "The claim was split off again. It is what it was before it was merged.";
            case null, default -> null;
        };
    }
}
