package org.plumbline.review.team;

import java.util.function.Supplier;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.Versions;
import org.plumbline.review.site.Site;
import org.plumbline.review.team.People.PeopleUnavailable;
import org.plumbline.review.text.Text;

/** The desk's people as JSON. Every change of somebody names in {@code If-Match} what it was made from. */
@Path("/api/team")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Team")
class TeamResource {

    static final String UNAVAILABLE =
            "The login service does not answer, so nobody’s account can be read or changed now. Try again in a moment.";

    private static final String STANDS = "The person as they stand now, with an ETag.";
    private static final String RULE = "A rule stands against it; the problem names it.";
    private static final String STALE = "It was changed meanwhile; the problem holds what stands now.";
    private static final String INVALID = "Some fields are not valid; the problem names each and why.";
    private static final String NO_VERSION = "If-Match is missing.";
    private static final String AWAY = "The login service does not answer.";
    private static final String NOBODY = "Nobody of the desk has this id.";

    private final Team team;
    private final InvitePerson inviting;
    private final ChangeRoles roles;
    private final DeactivatePerson deactivating;
    private final CurrentUser user;
    private final Site site;

    TeamResource(
            Team team,
            InvitePerson inviting,
            ChangeRoles roles,
            DeactivatePerson deactivating,
            CurrentUser user,
            Site site) {
        this.team = team;
        this.inviting = inviting;
        this.roles = roles;
        this.deactivating = deactivating;
        this.user = user;
        this.site = site;
    }

    /**
     * Somebody who was invited.
     *
     * @param oneTimePassword told this once, and never stored; absent if the login service sent a mail instead, or if the
     *     same invitation had been answered before
     */
    @Schema(name = "Invited")
    record InvitedView(String sub, @Nullable String oneTimePassword, boolean mailed) {

        static InvitedView of(InvitePerson.Invited invited) {
            return new InvitedView(invited.sub(), invited.oneTimePassword(), invited.mailed());
        }
    }

    /**
     * Who goes on with the open reviews.
     *
     * @param handOverTo a sub; left out, they go back to the queue
     */
    @Schema(name = "TeamDeactivation")
    record Heir(
            @Nullable @Size(max = 255) @Pattern(regexp = Text.LINE, message = Text.PLAIN)
            String handOverTo) {

        Heir {
            handOverTo = Text.orNull(handOverTo);
        }
    }

    /**
     * What became of a deactivation.
     *
     * @param reviews how many reviews were handed over
     * @param loginClosed false if the login service could not be told: the person can still log in there, though to
     *     nothing here, until the request is sent again
     */
    @Schema(name = "TeamDeactivated")
    record DeactivatedView(int reviews, boolean loginClosed) {}

    @GET
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "List the desk's people with what they have to do")
    @APIResponse(
            responseCode = "200",
            description = "By name; incomplete while the login service does not answer.",
            content = @Content(schema = @Schema(implementation = Team.View.class)))
    public Response list() {
        Team.View view = team.view();
        return Response.ok(user.has(Roles.ADMIN) ? view : view.withoutAddresses())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Path("/{sub}")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Read one of the desk's people")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = Member.class)))
    @APIResponse(responseCode = "404", description = NOBODY)
    @APIResponse(responseCode = "503", description = AWAY)
    public Response get(String sub) {
        return answer(asked(() -> team.member(sub)));
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Invite somebody to the desk")
    @APIResponse(
            responseCode = "201",
            description = "Invited; Location leads to them.",
            headers = @Header(name = "Location", schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = InvitedView.class)))
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "422", description = INVALID)
    @APIResponse(responseCode = "503", description = AWAY)
    public Response invite(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Invitation invitation) {
        InvitePerson.Invited invited = asked(() -> inviting.invite(invitation, key, user.person()));
        return Response.created(site.at("/api/team/" + invited.sub()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(InvitedView.of(invited))
                .build();
    }

    @POST
    @Path("/{sub}/one-time-password")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Give somebody who was invited and never logged in another way in")
    @APIResponse(
            responseCode = "200",
            description = "The new one-time password; the one before is worth nothing now.",
            content = @Content(schema = @Schema(implementation = InvitedView.class)))
    @APIResponse(responseCode = "404", description = NOBODY)
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "503", description = AWAY)
    public Response again(String sub) {
        return Response.ok(InvitedView.of(asked(() -> inviting.again(sub, user.person()))))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @PUT
    @Path("/{sub}/roles")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give somebody other roles")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = Member.class)))
    @APIResponse(responseCode = "404", description = NOBODY)
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "422", description = INVALID)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    @APIResponse(responseCode = "503", description = AWAY)
    public Response changeRoles(
            String sub,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull ChangeRoles.NewRoles wanted) {
        long version = Versions.required(ifMatch);
        return answer(asked(() -> roles.change(sub, version, wanted, user.person())));
    }

    @POST
    @Path("/{sub}/deactivation")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Deactivate somebody, and hand over their open reviews")
    @APIResponse(
            responseCode = "200",
            description = "Denied everything from now on.",
            content = @Content(schema = @Schema(implementation = DeactivatedView.class)))
    @APIResponse(responseCode = "404", description = NOBODY)
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "422", description = INVALID)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response deactivate(
            String sub, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Valid @Nullable Heir heir) {
        long version = Versions.required(ifMatch);
        DeactivatePerson.Deactivated done = asked(
                () -> deactivating.deactivate(sub, version, heir == null ? null : heir.handOverTo(), user.person()));
        return Response.ok(new DeactivatedView(done.reviews(), done.loginClosed()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @DELETE
    @Path("/{sub}/deactivation")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Let somebody in again who was deactivated")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = Member.class)))
    @APIResponse(responseCode = "404", description = NOBODY)
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "503", description = AWAY)
    public Response reactivate(String sub) {
        return answer(asked(() -> deactivating.reactivate(sub, user.person())));
    }

    static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (PeopleUnavailable e) {
            throw ProblemException.of(ProblemType.UNAVAILABLE, UNAVAILABLE);
        }
    }

    private Response answer(Member member) {
        return Response.ok(user.has(Roles.ADMIN) ? member : member.withoutAddress())
                .tag(Long.toString(member.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
