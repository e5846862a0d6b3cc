package org.plumbline.review.webhook.page;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.web.Paging;
import org.plumbline.kit.web.Versions;
import org.plumbline.review.site.Site;
import org.plumbline.review.webhook.Caller;
import org.plumbline.review.webhook.KeepWebhooks;
import org.plumbline.review.webhook.Webhook;
import org.plumbline.review.webhook.WebhookFacts;
import org.plumbline.review.webhook.WebhookView;
import org.plumbline.review.webhook.Webhooks;

/** Webhooks as JSON: a partner's own, an admin's all. */
@Path("/api/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Webhooks")
class WebhookResource {

    private static final int PAGE = 20;
    private static final String STANDS = "The webhook as it stands now, with its ETag.";
    private static final String STALE = "It was changed meanwhile; the problem holds what stands now.";
    private static final String INVALID = "Some fields are not valid; the problem names each and why.";
    private static final String NO_VERSION = "If-Match is missing.";
    private static final String NO_WEBHOOK = "There is no such webhook, or it is somebody else's.";

    private final Webhooks webhooks;
    private final KeepWebhooks keeping;
    private final CurrentUser user;
    private final Site site;

    WebhookResource(Webhooks webhooks, KeepWebhooks keeping, CurrentUser user, Site site) {
        this.webhooks = webhooks;
        this.keeping = keeping;
        this.user = user;
        this.site = site;
    }

    /**
     * Some webhooks, the newest first.
     *
     * @param count how many there are in all
     * @param next where the next page starts; absent on the last one
     */
    @Schema(name = "Webhooks")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PageView(
            List<WebhookView> items, long count, @Nullable UUID next) {}

    /**
     * A webhook that was registered.
     *
     * @param secret signs what is sent to it; told this once. Absent if the same request had been answered before
     */
    @Schema(name = "WebhookRegistered")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RegisteredView(WebhookView webhook, @Nullable String secret) {}

    /**
     * Another secret.
     *
     * @param secret told this once
     * @param formerUntil until when the one before signs too
     */
    @Schema(name = "WebhookSecret")
    record SecretView(String secret, @Nullable Instant formerUntil) {}

    @GET
    @RolesAllowed({Roles.PARTNER, Roles.ADMIN})
    @Operation(summary = "List webhooks, newest first")
    @APIResponse(
            responseCode = "200",
            description = "Some of one's own; for admins of all.",
            content = @Content(schema = @Schema(implementation = PageView.class)))
    @APIResponse(responseCode = "422", description = "A parameter is not valid; the problem names it and why.")
    public Response list(
            @Parameter(description = "1 to 100, 20 if left out") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "The next of the page before") @QueryParam("after") @Nullable String after) {
        Webhooks.Page found = webhooks.find(caller(user), null, Paging.limit(limit, PAGE), Paging.after(after));
        PageView view = new PageView(found.items().stream().map(WebhookView::of).toList(), found.count(), found.next());
        return Response.ok(view).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PARTNER, Roles.ADMIN})
    @Operation(
            summary = "Register an address that is told of verdicts",
            description =
                    "The address has to be https on the public web. Its name is looked up; nothing is sent to it.")
    @APIResponse(
            responseCode = "201",
            description = "Registered. The secret is told this once.",
            headers = @Header(name = HttpHeaders.LOCATION, schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = RegisteredView.class)))
    @APIResponse(responseCode = "409", description = "Rule too-many-webhooks")
    @APIResponse(responseCode = "422", description = INVALID)
    public Response register(WebhookFacts facts, @HeaderParam("Idempotency-Key") @Nullable String key) {
        KeepWebhooks.Registered registered = keeping.register(facts, caller(user), key);
        Webhook webhook = webhooks.get(registered.id(), caller(user));
        return Response.created(site.at("/api/webhooks/" + registered.id()))
                .header(HttpHeaders.ETAG, Versions.tag(webhook.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new RegisteredView(WebhookView.of(webhook), registered.secret()))
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.PARTNER, Roles.ADMIN})
    @Operation(summary = "Read a webhook")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    @APIResponse(responseCode = "404", description = NO_WEBHOOK)
    public Response get(UUID id) {
        return answer(webhooks.get(id, caller(user)));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PARTNER, Roles.ADMIN})
    @Operation(summary = "Give a webhook another address or other events")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    @APIResponse(responseCode = "404", description = NO_WEBHOOK)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "422", description = INVALID)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response describe(UUID id, WebhookFacts facts, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(keeping.describe(id, Versions.required(ifMatch), facts, caller(user)));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.PARTNER, Roles.ADMIN})
    @Operation(summary = "Remove a webhook and everything that it was told")
    @APIResponse(responseCode = "204", description = "Removed.")
    @APIResponse(responseCode = "404", description = NO_WEBHOOK)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public void remove(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        keeping.remove(id, Versions.required(ifMatch), caller(user));
    }

    @POST
    @Path("/{id}/secret")
    @RolesAllowed({Roles.PARTNER, Roles.ADMIN})
    @Operation(
            summary = "Sign with another secret",
            description =
                    "For 24 hours, if the desk has set no other time, the secret before signs too: each delivery has both signatures.")
    @APIResponse(
            responseCode = "200",
            description = "The new secret, told this once.",
            content = @Content(schema = @Schema(implementation = SecretView.class)))
    @APIResponse(responseCode = "404", description = NO_WEBHOOK)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response rotate(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        KeepWebhooks.Rotated rotated = keeping.rotate(id, Versions.required(ifMatch), caller(user));
        return Response.ok(new SecretView(rotated.secret(), rotated.webhook().formerUntil()))
                .header(HttpHeaders.ETAG, Versions.tag(rotated.webhook().version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("/{id}/suspension")
    @RolesAllowed({Roles.PARTNER, Roles.ADMIN})
    @Operation(summary = "Switch a webhook off: it is told nothing, what waits for it included")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    @APIResponse(responseCode = "404", description = NO_WEBHOOK)
    @APIResponse(responseCode = "409", description = "Rule webhook-suspended")
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response suspend(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(keeping.suspend(id, Versions.required(ifMatch), caller(user)));
    }

    @DELETE
    @Path("/{id}/suspension")
    @RolesAllowed({Roles.PARTNER, Roles.ADMIN})
    @Operation(summary = "Switch a webhook on again: it is told of what happens from now on")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    @APIResponse(responseCode = "404", description = NO_WEBHOOK)
    @APIResponse(responseCode = "409", description = "Rule webhook-not-suspended")
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response resume(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(keeping.resume(id, Versions.required(ifMatch), caller(user)));
    }

    static Caller caller(CurrentUser user) {
        return new Caller(user.person(), user.has(Roles.ADMIN));
    }

    private static Response answer(Webhook webhook) {
        return Response.ok(WebhookView.of(webhook))
                .header(HttpHeaders.ETAG, Versions.tag(webhook.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
