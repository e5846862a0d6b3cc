package org.plumbline.review.correction.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.ConstraintViolationException;
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
import org.plumbline.kit.web.FormBody;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.correction.CorrectionRequest;
import org.plumbline.review.correction.CorrectionRequests;
import org.plumbline.review.correction.DecideRequest;
import org.plumbline.review.correction.RequestView;
import org.plumbline.review.correction.rule.CorrectionType;
import org.plumbline.review.correction.rule.RequestAction;
import org.plumbline.review.correction.rule.RequestState;
import org.plumbline.review.desk.DueDay;
import org.plumbline.review.desk.Moment;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.PublishedVerdicts;
import org.plumbline.review.review.JoinFollowUp;
import org.plumbline.review.review.rule.Actor;
import org.plumbline.review.review.rule.Decision;

/** One correction request, and what the desk decides on it. */
@Path("/desk/corrections/{id}")
@RunOnVirtualThread
public class CorrectionPage {

    private static final String HERE = "/desk/corrections/";

    private final CorrectionRequests requests;
    private final DecideRequest deciding;
    private final PublishedVerdicts verdicts;
    private final JoinFollowUp followUps;
    private final CurrentUser user;
    private final Clock clock;

    CorrectionPage(
            CorrectionRequests requests,
            DecideRequest deciding,
            PublishedVerdicts verdicts,
            JoinFollowUp followUps,
            CurrentUser user,
            Clock clock) {
        this.requests = requests;
        this.deciding = deciding;
        this.verdicts = verdicts;
        this.followUps = followUps;
        this.user = user;
        this.clock = clock;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance request(Model page);
    }

    /** One of the types that the desk chooses from. */
    public record Choice(String value, String label, boolean chosen) {}

    /**
     * The page.
     *
     * @param answered whether its sender is mailed the answer; the address itself nobody sees
     * @param open the review that changes the verdict now, if one is open
     * @param why why it cannot be rejected by whoever looks; null if it can
     */
    public record Model(
            RequestView request,
            String state,
            String tone,
            String type,
            @Nullable String decidedType,
            Moment received,
            @Nullable Moment decided,
            DueDay due,
            String slug,
            String headline,
            String language,
            int newest,
            boolean answered,
            JoinFollowUp.@Nullable Open open,
            boolean mayAccept,
            boolean mayReject,
            @Nullable String why,
            List<Choice> types,
            DecisionForm form,
            boolean done) {}

    @GET
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response show(UUID id, @QueryParam("done") @Nullable String done) {
        return page(id, DecisionForm.NONE, "rejected".equals(done));
    }

    @POST
    @Path("/acceptance")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response accept(UUID id, byte[] fields) {
        FormBody form = FormBody.of(fields);
        return taken(id, "acceptance", form, () -> {
            CorrectionType type = Stream.of(CorrectionType.values())
                    .filter(one -> one.name().equals(form.one("type")))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.invalid("type", "is needed"));
            UUID review = deciding.accept(decided(id, form), new DecideRequest.Acceptance(type, form.one("reason")));
            return HtmlAnswer.seeOther("/desk/reviews/" + review);
        });
    }

    @POST
    @Path("/rejection")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.EDITOR)
    @Operation(hidden = true)
    public Response reject(UUID id, byte[] fields) {
        FormBody form = FormBody.of(fields);
        return taken(id, "rejection", form, () -> {
            deciding.reject(decided(id, form), new DecideRequest.Rejection(form.one("reply")));
            return HtmlAnswer.seeOther(HERE + id + "?done=rejected");
        });
    }

    private Response taken(UUID id, String name, FormBody form, Supplier<Response> step) {
        try {
            return step.get();
        } catch (ProblemException e) {
            if (!DecisionForm.isAnswered(e)) {
                throw e;
            }
            return page(id, DecisionForm.refused(name, form, e), false);
        } catch (ConstraintViolationException e) {
            return page(id, DecisionForm.refused(name, form, e), false);
        }
    }

    private DecideRequest.Decided decided(UUID id, FormBody form) {
        return new DecideRequest.Decided(id, form.version(), actor());
    }

    private Actor actor() {
        return new Actor(user.person(), user.roles());
    }

    private Response page(UUID id, DecisionForm form, boolean done) {
        CorrectionRequest request = requests.get(id);
        PublishedVerdict verdict = verdicts.byId(request.verdictId()).orElseThrow();
        Instant now = clock.instant();
        Instant decidedAt = request.decidedAt();
        CorrectionType decidedType = request.decidedType();
        Decision rejection = deciding.may(RequestAction.REJECT, actor(), request);
        String chosen =
                form.was("acceptance") ? form.value("type") : request.type().name();
        Model model = new Model(
                RequestView.of(request),
                request.state().words(),
                RequestCard.tone(request.state()),
                request.type().words(),
                decidedType == null ? null : decidedType.words(),
                Moment.of(request.receivedAt(), now),
                decidedAt == null ? null : Moment.of(decidedAt, now),
                DueDay.of(request.dueOn(), Shown.day(now), request.state() != RequestState.WAITING),
                verdict.slug(),
                verdict.content().headline(),
                verdict.content().language(),
                verdict.revision(),
                requests.hasAddress(id),
                followUps.open(request.verdictId()).orElse(null),
                deciding.may(RequestAction.ACCEPT, actor(), request) instanceof Decision.Allowed,
                rejection instanceof Decision.Allowed,
                request.state() == RequestState.WAITING ? why(rejection) : null,
                Stream.of(CorrectionType.values())
                        .map(one ->
                                new Choice(one.name(), one.words(), one.name().equals(chosen)))
                        .toList(),
                form,
                done);
        return HtmlAnswer.of(form.status(), Templates.request(model));
    }

    private static @Nullable String why(Decision decision) {
        return switch (decision) {
            case Decision.Allowed _ -> null;
            case Decision.Forbidden(String why) -> why;
            case Decision.Refused(String _, String why) -> why;
        };
    }
}
