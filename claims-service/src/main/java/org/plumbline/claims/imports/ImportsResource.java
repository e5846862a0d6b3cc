package org.plumbline.claims.imports;

import java.util.UUID;
import java.util.function.Function;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.MaxBody;
import org.plumbline.kit.web.Versions;

/** Files of claims by API. A partner sees and steers only what it sent in itself. */
@Path("/api/claims/imports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.PARTNER})
@Tag(name = "Imports of claims")
public class ImportsResource {

    static final int MAX_KIBIBYTES = 10 * 1024;

    private final PrepareImport prepareImport;
    private final SteerImport steerImport;
    private final ClaimImports imports;
    private final ImportRows rows;
    private final RefusedFile refusedFile;
    private final CurrentUser user;

    ImportsResource(
            PrepareImport prepareImport,
            SteerImport steerImport,
            ClaimImports imports,
            ImportRows rows,
            RefusedFile refusedFile,
            CurrentUser user) {
        this.prepareImport = prepareImport;
        this.steerImport = steerImport;
        this.imports = imports;
        this.rows = rows;
        this.refusedFile = refusedFile;
        this.user = user;
    }

    /** Takes in a file and checks its rows; nothing becomes a claim yet. */
    @POST
    @Consumes("text/csv")
    @RunOnVirtualThread
    @MaxBody(kibibytes = MAX_KIBIBYTES)
    @Operation(
            summary = "Send in a file of claims",
            description =
                    "UTF-8; separated by comma, semicolon or tab; at most 20,000 rows. Columns by their names: text,"
                            + " language, claimant, source, stated_on, url, publisher, headline, published_on, topics"
                            + " (separated by semicolons), restatement; others are left out. The answer says what would become"
                            + " of the rows; start it to import them.")
    @RequestBody(content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "202",
            description = "Taken in and checked; Location leads to it.",
            headers = @Header(name = "Location", schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(responseCode = "422", description = "The file cannot be read, or lacks columns.")
    public Response send(
            byte[] file,
            @Parameter(description = "BCP 47 tag of rows that name no language") @QueryParam("language") @Nullable
                    String language,
            @Parameter(description = "A key that makes a repeated request create nothing twice.")
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String key) {
        String chosen = language == null || language.isBlank() ? null : language.strip();
        ClaimImport taken = prepareImport.fromApi(file, chosen, ownerOnly() != null, user.person(), key);
        return withTag(Response.accepted(), taken)
                .header(HttpHeaders.LOCATION, "/api/claims/imports/" + taken.id())
                .build();
    }

    /** How far an import is. */
    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    @Operation(summary = "Read how far an import is")
    @APIResponse(
            responseCode = "200",
            description = "With its ETag, which steering it has to send back; progress alone does not change it.",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    public Response get(@PathParam("id") UUID id) {
        return withTag(Response.ok(), found(id)).build();
    }

    /** Imports the rows that are in order, in the background. */
    @POST
    @Path("/{id}/start")
    @RunOnVirtualThread
    @Operation(summary = "Start an import")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(responseCode = "409", description = "Rule import-state")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile; the problem holds what stands now.")
    public Response start(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        return steered(id, ifMatch, key, steerImport::start);
    }

    /** Stops an import after the rows at work; gives up one that has not begun. */
    @POST
    @Path("/{id}/cancellation")
    @RunOnVirtualThread
    @Operation(summary = "Cancel an import", description = "Claims that were imported stay.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(responseCode = "409", description = "Rule import-state")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile; the problem holds what stands now.")
    public Response cancel(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        return steered(id, ifMatch, key, steerImport::cancel);
    }

    /** Lets a cancelled import go on where it was. */
    @POST
    @Path("/{id}/resumption")
    @RunOnVirtualThread
    @Operation(summary = "Resume a cancelled import")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(responseCode = "409", description = "Rule import-state")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile; the problem holds what stands now.")
    public Response resume(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        return steered(id, ifMatch, key, steerImport::resume);
    }

    /** The rows that were refused and why, as a file that can be corrected and sent in again. */
    @GET
    @Path("/{id}/refused.csv")
    @Produces("text/csv")
    @RunOnVirtualThread
    @Operation(summary = "Read the refused rows with their reasons")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
    public Response refused(@PathParam("id") UUID id) {
        return refusedFile.of(found(id));
    }

    private Response steered(
            UUID id, @Nullable String ifMatch, @Nullable String key, Function<SteerImport.Order, ClaimImport> steer) {
        long version = Versions.required(ifMatch);
        ClaimImport steered = steer.apply(new SteerImport.Order(id, version, user.person(), ownerOnly(), key));
        return withTag(Response.accepted(), steered).build();
    }

    private ClaimImport found(UUID id) {
        return imports.get(id, ownerOnly()).orElseThrow(() -> ProblemException.notFound("import", id));
    }

    /** Who is no more than a partner sees none but its own. */
    private @Nullable String ownerOnly() {
        return user.has(Roles.FACT_CHECKER) || user.has(Roles.EDITOR)
                ? null
                : user.person().sub();
    }

    private Response.ResponseBuilder withTag(Response.ResponseBuilder response, ClaimImport found) {
        return response.entity(ImportView.of(found, rows.reasons(found.id())))
                .header(HttpHeaders.ETAG, Versions.tag(found.version()));
    }
}
