package org.plumbline.review.team;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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

import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.FormBody;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.review.review.ReviewQueue;
import org.plumbline.review.review.rule.ReviewState;

/** The pages of the team: who belongs to the desk, and, for admins, what becomes of them. */
@Path("/desk/team")
@RunOnVirtualThread
public class TeamPages {

    private static final int SHOWN = 100;

    private final Team team;
    private final InvitePerson inviting;
    private final ChangeRoles roles;
    private final DeactivatePerson deactivating;
    private final ReviewQueue queue;
    private final CurrentUser user;

    TeamPages(
            Team team,
            InvitePerson inviting,
            ChangeRoles roles,
            DeactivatePerson deactivating,
            ReviewQueue queue,
            CurrentUser user) {
        this.team = team;
        this.inviting = inviting;
        this.roles = roles;
        this.deactivating = deactivating;
        this.queue = queue;
        this.user = user;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance list(ListPage page);

        static native TemplateInstance invite(TeamForm form, String key);

        static native TemplateInstance invited(
                PersonPage.Shown person, @Nullable String oneTimePassword, boolean mailed, boolean before);

        static native TemplateInstance person(PersonPage page);
    }

    @GET
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response list(@QueryParam("role") @Nullable String role, @QueryParam("status") @Nullable String status) {
        Status wanted = status == null || status.isEmpty()
                ? null
                : Arrays.stream(Status.values())
                        .filter(one -> one.name().equals(status))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.invalid("status", "must be one of the list's"));
        if (role != null && !role.isEmpty() && !role.matches(Invitation.ROLES)) {
            throw ProblemException.invalid("role", "must be one of the list's");
        }
        return HtmlAnswer.of(
                200, Templates.list(ListPage.of(team.view(), role == null ? "" : role, wanted, user.has(Roles.ADMIN))));
    }

    @GET
    @Path("/invite")
    @RolesAllowed(Roles.ADMIN)
    @Operation(hidden = true)
    public Response invitation() {
        return HtmlAnswer.of(
                200,
                Templates.invite(
                        TeamForm.of("invite", Map.of("roles", List.of(Roles.FACT_CHECKER))), IdempotencyKeys.fresh()));
    }

    /** Answers with the page itself, not with the way to another one: the password on it is shown this once. */
    @POST
    @Path("/invite")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.ADMIN)
    @Operation(hidden = true)
    public Response invite(byte[] fields) {
        FormBody form = FormBody.of(fields);
        String key = form.one("idempotencyKey");
        if (key.isEmpty()) {
            throw ProblemException.of(ProblemType.MALFORMED, "The form lacks its key: load the page again.");
        }
        Invitation invitation = new Invitation(
                form.one("firstName"),
                form.one("lastName"),
                form.one("userName"),
                form.one("email"),
                new LinkedHashSet<>(form.all("roles")));
        return taken(
                "invite",
                form,
                () -> invited(inviting.invite(invitation, key, user.person()), false),
                // After a change of what was typed it is another invitation; sent again as it is, the same one.
                refused -> Templates.invite(
                        refused,
                        refused.errors().isEmpty() && refused.status() == 503 ? key : IdempotencyKeys.fresh()));
    }

    @GET
    @Path("/{sub}")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response person(String sub, @QueryParam("done") @Nullable String done) {
        return HtmlAnswer.of(200, Templates.person(page(sub, PersonPage.words(done), null)));
    }

    @POST
    @Path("/{sub}/roles")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.ADMIN)
    @Operation(hidden = true)
    public Response changeRoles(String sub, byte[] fields) {
        FormBody form = FormBody.of(fields);
        return taken(sub, "roles", form, () -> {
            roles.change(
                    sub,
                    form.version(),
                    new ChangeRoles.NewRoles(new LinkedHashSet<>(form.all("roles"))),
                    user.person());
            return next(sub, "roles-changed");
        });
    }

    @POST
    @Path("/{sub}/deactivation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.ADMIN)
    @Operation(hidden = true)
    public Response deactivate(String sub, byte[] fields) {
        FormBody form = FormBody.of(fields);
        String heir = form.one("handOverTo");
        return taken(sub, "deactivation", form, () -> {
            DeactivatePerson.Deactivated done =
                    deactivating.deactivate(sub, form.version(), heir.isEmpty() ? null : heir, user.person());
            return next(sub, done.loginClosed() ? "deactivated" : "deactivated-here");
        });
    }

    @POST
    @Path("/{sub}/reactivation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.ADMIN)
    @Operation(hidden = true)
    public Response reactivate(String sub, byte[] fields) {
        return taken(sub, "reactivation", FormBody.of(fields), () -> {
            deactivating.reactivate(sub, user.person());
            return next(sub, "reactivated");
        });
    }

    @POST
    @Path("/{sub}/one-time-password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.ADMIN)
    @Operation(hidden = true)
    public Response again(String sub, byte[] fields) {
        return taken(sub, "again", FormBody.of(fields), () -> invited(inviting.again(sub, user.person()), true));
    }

    private Response invited(InvitePerson.Invited invited, boolean before) {
        return HtmlAnswer.of(
                200,
                Templates.invited(
                        PersonPage.Shown.of(team.member(invited.sub())),
                        invited.oneTimePassword(),
                        invited.mailed(),
                        before));
    }

    private Response taken(String sub, String name, FormBody form, Supplier<Response> step) {
        return taken(name, form, step, refused -> Templates.person(page(sub, null, refused)));
    }

    /** Does it, or shows the page again with the reason and what was typed. */
    private static Response taken(
            String name, FormBody form, Supplier<Response> step, Function<TeamForm, TemplateInstance> again) {
        TeamForm refused;
        try {
            return TeamResource.asked(step);
        } catch (ProblemException e) {
            if (!TeamForm.isAnswered(e)) {
                throw e;
            }
            refused = TeamForm.refused(name, form, e);
        } catch (ConstraintViolationException e) {
            refused = TeamForm.refused(name, form, e);
        }
        return HtmlAnswer.of(refused.status(), again.apply(refused));
    }

    private PersonPage page(String sub, @Nullable String done, @Nullable TeamForm refused) {
        Member member = TeamResource.asked(() -> team.member(sub));
        List<ReviewQueue.Item> open = Stream.of(
                        ReviewState.OPEN, ReviewState.IN_PROGRESS, ReviewState.IN_APPROVAL, ReviewState.APPROVED)
                .flatMap(state -> queue.find(new ReviewQueue.Filter(state, sub, null, SHOWN, null)).items().stream())
                .toList();
        boolean admin = user.has(Roles.ADMIN);
        return new PersonPage(
                member,
                open,
                admin ? team.known() : List.of(),
                admin,
                sub.equals(user.person().sub()),
                done,
                refused);
    }

    private static Response next(String sub, String done) {
        return HtmlAnswer.seeOther("/desk/team/" + sub + "?done=" + done);
    }
}
