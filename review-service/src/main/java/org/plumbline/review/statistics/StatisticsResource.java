package org.plumbline.review.statistics;

import java.time.Clock;
import java.time.LocalDate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
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

import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.web.Shown;

/** The desk's statistics as JSON. */
@Path("/api/reviews/statistics")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reviews")
class StatisticsResource {

    private final ReadStatistics reading;
    private final Clock clock;

    StatisticsResource(ReadStatistics reading, Clock clock) {
        this.reading = reading;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Count how the desk's work goes: how much, how long, and about whom")
    @APIResponse(
            responseCode = "200",
            description = "Of the period; what waits is as of now. Durations are in seconds.",
            content = @Content(schema = @Schema(implementation = Statistics.class)))
    @APIResponse(responseCode = "422", description = "The period is none; the problem says why.")
    public Response get(
            @QueryParam("from")
                    @Parameter(
                            description = "The first day, in the desk's time zone; left out, twelve weeks are counted.",
                            schema = @Schema(implementation = LocalDate.class))
                    @Nullable
                    String from,
            @QueryParam("to")
                    @Parameter(
                            description = "The last day; left out, today.",
                            schema = @Schema(implementation = LocalDate.class))
                    @Nullable
                    String to) {
        return Response.ok(reading.of(Period.of(from, to, Shown.day(clock.instant()))))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
