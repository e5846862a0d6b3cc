package org.plumbline.review.live;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.openapi.annotations.Operation;

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.review.review.ReadReview;
import org.plumbline.review.review.rule.Actor;

/** What a review's page is told while it is open. A thread waits for each: virtual ones cost next to nothing. */
@Path("/desk/reviews/{id}/live")
@RunOnVirtualThread
public class LivePages {

    private final Watchers watchers;
    private final Presence presence;
    private final ReadReview reading;
    private final CurrentUser user;
    private final ObjectMapper json;

    LivePages(Watchers watchers, Presence presence, ReadReview reading, CurrentUser user, ObjectMapper json) {
        this.watchers = watchers;
        this.presence = presence;
        this.reading = reading;
        this.user = user;
        this.json = json;
    }

    /**
     * Events until the token runs out: {@code presence} (who else has it open, and whether they write), {@code version}
     * (of the review) and {@code remarks} (a number that moves when they do).
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response watch(UUID id, @Context RoutingContext connection) {
        reading.read(id, new Actor(user.person(), user.roles()));
        Watcher watcher = new Watcher(id, user.person(), user.expiresAt(), json);
        watchers.add(watcher);
        connection.addEndHandler(ended -> watcher.end());
        StreamingOutput events = stream -> {
            try {
                watcher.writeTo(stream);
            } finally {
                watchers.remove(watcher);
            }
        };
        return Response.ok(events, MediaType.SERVER_SENT_EVENTS)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("/typing")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response typing(UUID id) {
        presence.typing(id, user.person().sub());
        return Response.noContent().build();
    }
}
