package org.plumbline.review.webhook.page;

import java.util.Arrays;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
import org.plumbline.review.site.Site;
import org.plumbline.review.webhook.Caller;
import org.plumbline.review.webhook.KeepWebhooks;
import org.plumbline.review.webhook.Webhooks;
import org.plumbline.review.webhook.delivery.Deliveries;
import org.plumbline.review.webhook.delivery.DeliveryState;
import org.plumbline.review.webhook.delivery.ReplayDelivery;

/** What a webhook was told, as JSON: how that went, and once more. */
@Path("/api/webhooks/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Webhooks")
class DeliveryResource {

    private static final int PAGE = 20;
    private static final String NO_WEBHOOK = "There is no such webhook, or it is somebody else's.";
    private static final String NO_DELIVERY = "There is no such delivery, or it is somebody else's.";

    private final Webhooks webhooks;
    private final KeepWebhooks keeping;
    private final Deliveries deliveries;
    private final ReplayDelivery replaying;
    private final CurrentUser user;
    private final Site site;

    DeliveryResource(
            Webhooks webhooks,
            KeepWebhooks keeping,
            Deliveries deliveries,
            ReplayDelivery replaying,
            CurrentUser user,
            Site site) {
        this.webhooks = webhooks;
        this.keeping = keeping;
        this.deliveries = deliveries;
        this.replaying = replaying;
        this.user = user;
        this.site = site;
    }

    @POST
    @Path("/pings")
    @RolesAllowed({Roles.PARTNER, Roles.ADMIN})
    @Operation(
            summary = "Send a webhook a test",
            description = "Of the type ping; sent at once, and not again if it fails.")
    @APIResponse(
            responseCode = "202",
            description = "It will be sent in a moment; Location says how that went.",
            content = @Content(schema = @Schema(implementation = Deliveries.InFull.class)))
    @APIResponse(responseCode = "404", description = NO_WEBHOOK)
    @APIResponse(responseCode = "409", description = "Rule webhook-suspended")
    public Response ping(UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return accepted(id, deliveries.get(id, keeping.ping(id, caller(), key)));
    }

    @GET
    @Path("/deliveries")
    @RolesAllowed({Roles.PARTNER, Roles.ADMIN})
    @Operation(summary = "List what a webhook was told, newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Deliveries.Page.class)))
    @APIResponse(responseCode = "404", description = NO_WEBHOOK)
    @APIResponse(responseCode = "422", description = "A parameter is not valid; the problem names it and why.")
    public Response list(
            UUID id,
            @Parameter(description = "WAITING, DELIVERED, GIVEN_UP or NOT_SENT") @QueryParam("state") @Nullable
                    String state,
            @Parameter(description = "1 to 100, 20 if left out") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "The next of the page before") @QueryParam("after") @Nullable String after) {
        webhooks.get(id, caller());
        return Response.ok(deliveries.of(id, state(state), Paging.limit(limit, PAGE), Paging.after(after)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Path("/deliveries/{delivery}")
    @RolesAllowed({Roles.PARTNER, Roles.ADMIN})
    @Operation(summary = "Read what was sent, and how each attempt ended")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Deliveries.InFull.class)))
    @APIResponse(responseCode = "404", description = NO_DELIVERY)
    public Response get(UUID id, UUID delivery) {
        webhooks.get(id, caller());
        return Response.ok(deliveries.get(id, delivery))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("/deliveries/{delivery}/replay")
    @RolesAllowed({Roles.PARTNER, Roles.ADMIN})
    @Operation(
            summary = "Send something once more",
            description = "With the webhook-id and the payload that it had, whether or not it was taken then.")
    @APIResponse(
            responseCode = "202",
            description = "It will be sent in a moment.",
            content = @Content(schema = @Schema(implementation = Deliveries.InFull.class)))
    @APIResponse(responseCode = "404", description = NO_DELIVERY)
    @APIResponse(responseCode = "409", description = "Rule webhook-suspended or still-waiting")
    public Response replay(UUID id, UUID delivery) {
        return accepted(id, replaying.replay(id, delivery, caller()));
    }

    /**
     * Reads a filter.
     *
     * @throws ProblemException 422
     */
    static @Nullable DeliveryState state(@Nullable String name) {
        return name == null || name.isBlank()
                ? null
                : Arrays.stream(DeliveryState.values())
                        .filter(state -> state.name().equals(name))
                        .findFirst()
                        .orElseThrow(() ->
                                ProblemException.invalid("state", "must be WAITING, DELIVERED, GIVEN_UP or NOT_SENT"));
    }

    private Caller caller() {
        return WebhookResource.caller(user);
    }

    private Response accepted(UUID webhook, Deliveries.InFull delivery) {
        return Response.accepted(delivery)
                .location(site.at("/api/webhooks/" + webhook + "/deliveries/"
                        + delivery.delivery().id()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
