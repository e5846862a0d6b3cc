package org.plumbline.claims.intake;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.quantity.Quantity;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;

/** Reads quantities out of a text by API, for a claim that is not sent in yet. */
@Path("/api/claims/quantities")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Claims")
public class QuantitiesResource {

    private final ReadFigures readFigures;

    QuantitiesResource(ReadFigures readFigures) {
        this.readFigures = readFigures;
    }

    /** A text as somebody sends it; nothing in it is checked yet. */
    @Schema(name = "TextWithQuantities")
    public record Request(
            @Schema(required = true, maxLength = 2000) @Nullable
            String text,

            @Schema(required = true, description = "BCP 47 tag; figures are read in en, ar, fr and es.") @Nullable
            String language,

            @Schema(description = "What dates in the text are reckoned from; today if left out.") @Nullable
            String statedOn) {}

    /** What was read, in the text's order. */
    @Schema(name = "ReadQuantities")
    public record View(List<Quantity> quantities) {}

    /** The quantities in a text; nothing is stored. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.PARTNER})
    @Operation(
            summary = "Read the quantities out of a text",
            description = "Stores nothing. The spans count UTF-16 units in the text as it was sent.")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "422", description = "Some fields are not valid; the problem names each and why.")
    public View read(@Nullable Request request) {
        if (request == null) {
            throw ProblemException.of(ProblemType.MALFORMED, "The request has no body.");
        }
        return new View(readFigures
                .read(request.text(), request.language(), request.statedOn())
                .quantities());
    }
}
