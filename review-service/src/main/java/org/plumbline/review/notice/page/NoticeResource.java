package org.plumbline.review.notice.page;

import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.Paging;
import org.plumbline.kit.web.Versions;
import org.plumbline.review.notice.NoticeKind;
import org.plumbline.review.notice.NoticeList;
import org.plumbline.review.notice.NoticeSettings;
import org.plumbline.review.notice.Settings;
import org.plumbline.review.notice.Way;

/** One's own notices, and how they come, as JSON. */
@Path("/api/team/me/notices")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Notices")
class NoticeResource {

    private static final int IN_PAGE = 50;

    private final NoticeList notices;
    private final NoticeSettings settings;
    private final CurrentUser user;

    NoticeResource(NoticeList notices, NoticeSettings settings, CurrentUser user) {
        this.notices = notices;
        this.settings = settings;
        this.user = user;
    }

    /** Up to which notice everything was seen. */
    @Schema(name = "NoticesRead")
    record Seen(@NotNull UUID upTo) {}

    /**
     * How notices come.
     *
     * @param ways by kind; a kind that is left out has its default
     * @param digestHour from 0 to 23, in the desk's time zone
     */
    @Schema(name = "NoticeSettings")
    record SettingsView(
            @NotNull Map<NoticeKind, @NotNull Way> ways,
            @Min(0) @Max(23) int digestHour) {

        static SettingsView of(Settings settings) {
            return new SettingsView(settings.ways(), settings.digestHour());
        }
    }

    @GET
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "List your own notices")
    @APIResponse(
            responseCode = "200",
            description = "The newest first.",
            content = @Content(schema = @Schema(implementation = NoticeList.Page.class)))
    @APIResponse(responseCode = "422", description = "A parameter is not valid; the problem names it.")
    public Response list(
            @QueryParam("unread")
                    @Parameter(
                            description = "true leaves out what was read.",
                            schema = @Schema(implementation = Boolean.class))
                    @Nullable
                    String unread,
            @QueryParam("kind") @Parameter(schema = @Schema(implementation = NoticeKind.class)) @Nullable String kind,
            @QueryParam("limit")
                    @Parameter(
                            description = "How many, from 1 to 100.",
                            schema = @Schema(implementation = Integer.class))
                    @Nullable
                    String limit,
            @QueryParam("after") @Parameter(description = "The \"next\" of the page before.") @Nullable String after) {
        boolean unreadOnly =
                switch (unread) {
                    case null -> false;
                    case "false" -> false;
                    case "true" -> true;
                    default -> throw ProblemException.invalid("unread", "must be true or false");
                };
        return answer(
                notices.of(
                        user.person().sub(),
                        unreadOnly,
                        ListModel.Filter.kind(kind),
                        Paging.limit(limit, IN_PAGE),
                        Paging.after(after)),
                null);
    }

    @PUT
    @Path("/{id}/reading")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Mark one of your notices as read")
    @APIResponse(responseCode = "204", description = "It is read; doing so again changes nothing.")
    @APIResponse(responseCode = "404", description = "There is no such notice of yours.")
    public Response read(UUID id) {
        notices.read(user.person().sub(), id);
        return Response.noContent().build();
    }

    @PUT
    @Path("/reading")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Mark all your notices up to one as read")
    @APIResponse(responseCode = "204", description = "They are read; what came since stays unread.")
    @APIResponse(responseCode = "422", description = "The notice is not named.")
    public Response readUpTo(@NotNull @Valid Seen seen) {
        notices.readUpTo(user.person().sub(), seen.upTo());
        return Response.noContent().build();
    }

    @GET
    @Path("/settings")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Read how notices come to you")
    @APIResponse(
            responseCode = "200",
            description = "The settings, with an ETag.",
            content = @Content(schema = @Schema(implementation = SettingsView.class)))
    public Response settings() {
        return answer(settings.of(user.person().sub()));
    }

    @PUT
    @Path("/settings")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Settle how notices come to you")
    @APIResponse(
            responseCode = "200",
            description = "The settings as they stand now, with an ETag.",
            content = @Content(schema = @Schema(implementation = SettingsView.class)))
    @APIResponse(responseCode = "412", description = "They were changed meanwhile; the problem holds what stands now.")
    @APIResponse(responseCode = "422", description = "Something cannot be settled so; the problem names it and why.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public Response settle(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @NotNull @Valid SettingsView wanted) {
        return answer(
                settings.change(user.person().sub(), wanted.ways(), wanted.digestHour(), Versions.required(ifMatch)));
    }

    private static Response answer(Settings settings) {
        return answer(SettingsView.of(settings), Versions.tag(settings.version()));
    }

    private static Response answer(Object entity, @Nullable String tag) {
        Response.ResponseBuilder answer = Response.ok(entity).header(HttpHeaders.CACHE_CONTROL, "no-store");
        return (tag == null ? answer : answer.header(HttpHeaders.ETAG, tag)).build();
    }
}
