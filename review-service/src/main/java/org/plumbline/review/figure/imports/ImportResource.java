package org.plumbline.review.figure.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

import org.plumbline.kit.fetch.Bytes;
import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.MaxBody;
import org.plumbline.kit.web.Paging;
import org.plumbline.kit.web.Versions;
import org.plumbline.review.figure.series.SeriesCatalogue;
import org.plumbline.review.figure.series.SeriesKeepers;
import org.plumbline.review.site.Site;
import org.plumbline.review.text.Text;

/** Files of figures by API. Whoever works at the desk sends them in; editors and admins take them back. */
@Path("/api/series/{id}/imports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Imports of figures")
class ImportResource {

    static final int MAX_KIBIBYTES = 10 * 1024;

    private static final int PAGE = 20;
    private static final String STALE = "It was changed meanwhile; the problem holds what stands now.";
    private static final String NONE = "There is no such import of this series.";
    private static final String STATE = "Rule import-state, series-retired or editor-confirms";

    private final SeriesCatalogue catalogue;
    private final PrepareImport preparing;
    private final SteerImport steering;
    private final FigureImports imports;
    private final ImportRows rows;
    private final CurrentUser user;
    private final Site site;

    ImportResource(
            SeriesCatalogue catalogue,
            PrepareImport preparing,
            SteerImport steering,
            FigureImports imports,
            ImportRows rows,
            CurrentUser user,
            Site site) {
        this.catalogue = catalogue;
        this.preparing = preparing;
        this.steering = steering;
        this.imports = imports;
        this.rows = rows;
        this.user = user;
        this.site = site;
    }

    /**
     * Some imports, the newest first.
     *
     * @param next the {@code after} of the next page; null at the end
     */
    @Schema(name = "FigureImports")
    record Page(
            List<ImportView> items, long count, @Nullable UUID next) {}

    /**
     * Some rows, in the file's order.
     *
     * @param next the {@code after} of the next page; null at the end
     */
    @Schema(name = "FigureImportRows")
    record Rows(List<ImportRows.Outcome> items, @Nullable Integer next) {}

    @GET
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "List the files of a series, newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Page.class)))
    @APIResponse(responseCode = "404", description = "There is no such series.")
    public Response list(
            UUID id,
            @Parameter(description = "1 to 100, 20 if left out") @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        catalogue.get(id);
        FigureImports.Part part = imports.newest(id, Paging.limit(limit, PAGE), Paging.after(after));
        return Response.ok(new Page(part.imports().stream().map(ImportView::of).toList(), part.total(), part.next()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Consumes({"text/csv", MediaType.APPLICATION_JSON})
    @MaxBody(kibibytes = MAX_KIBIBYTES)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(
            summary = "Send in a file of figures",
            description =
                    "CSV (UTF-8; comma, semicolon or tab) or JSON (an array of objects), at most 20,000 rows. Read by the"
                            + " saved mapping that is named, or the newest that fits. The answer says what would change; start it to"
                            + " write it down.")
    @RequestBody(content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "202",
            description = "Taken in; Location leads to it. In the state MAPPING it waits to be told how to read it.",
            headers = @Header(name = HttpHeaders.LOCATION, schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(responseCode = "404", description = "There is no such series.")
    @APIResponse(responseCode = "409", description = "Rule series-retired")
    @APIResponse(responseCode = "422", description = "The file cannot be read, or the mapping does not fit it.")
    public Response send(
            UUID id,
            byte[] file,
            @Parameter(description = "The name of a saved mapping") @QueryParam("mapping") @Nullable String mapping,
            @Parameter(description = "The path of the array in a JSON file") @QueryParam("items") @Nullable
                    String items,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        PrepareImport.NewFile sent =
                new PrepareImport.NewFile(Bytes.of(file), null, Text.orNull(items), Text.orNull(mapping), false);
        FigureImport taken = preparing.take(id, sent, user.person(), key);
        return answer(Response.accepted().location(site.at("/api/series/" + id + "/imports/" + taken.id())), taken);
    }

    @GET
    @Path("/{import}")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Read how far an import is")
    @APIResponse(
            responseCode = "200",
            description = "With its ETag, which steering it has to send back; progress alone does not change it.",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(responseCode = "404", description = NONE)
    public Response get(UUID id, @PathParam("import") UUID importId) {
        return answer(Response.ok(), imports.get(id, importId));
    }

    @GET
    @Path("/{import}/rows")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "List rows of an import")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Rows.class)))
    @APIResponse(responseCode = "404", description = NONE)
    @APIResponse(responseCode = "422", description = "A parameter is not valid; the problem names it and why.")
    public Response rows(
            UUID id,
            @PathParam("import") UUID importId,
            @Parameter(description = "news, restating, flagged or refused") @QueryParam("kind") @Nullable String kind,
            @Parameter(description = "1 to 100, 100 if left out") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "The number of the last row seen") @QueryParam("after") @Nullable String after) {
        imports.get(id, importId);
        int size = Paging.limit(limit, Paging.MOST);
        List<ImportRows.Outcome> found = rows.of(importId, kind(kind), number(after), size + 1);
        List<ImportRows.Outcome> items = found.stream().limit(size).toList();
        return Response.ok(new Rows(
                        items, found.size() > items.size() ? items.getLast().number() : null))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @PUT
    @Path("/{import}/mapping")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Say how a file is to be read, and keep that for the series' next one")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(responseCode = "404", description = NONE)
    @APIResponse(responseCode = "409", description = STATE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "422", description = "The mapping does not fit the file.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public Response read(
            UUID id,
            @PathParam("import") UUID importId,
            Mapping mapping,
            @Parameter(description = "The name to keep it under; \"Default\" if left out") @QueryParam("name") @Nullable
                    String name,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        String kept = Text.orNull(name);
        return answer(
                Response.ok(),
                preparing.read(
                        id,
                        importId,
                        Versions.required(ifMatch),
                        mapping,
                        kept == null ? "Default" : kept,
                        user.person(),
                        null));
    }

    @POST
    @Path("/{import}/start")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Start an import", description = "One with striking rows is started by an editor or admin.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(responseCode = "404", description = NONE)
    @APIResponse(responseCode = "409", description = STATE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public Response start(
            UUID id,
            @PathParam("import") UUID importId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        return steered(id, importId, ifMatch, key, steering::start);
    }

    @POST
    @Path("/{import}/cancellation")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(
            summary = "Cancel an import, or give up one that has not begun",
            description = "Points that were added stay.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(responseCode = "404", description = NONE)
    @APIResponse(responseCode = "409", description = STATE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public Response cancel(
            UUID id,
            @PathParam("import") UUID importId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        return steered(id, importId, ifMatch, key, steering::cancel);
    }

    @POST
    @Path("/{import}/resumption")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Resume a cancelled import")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(responseCode = "404", description = NONE)
    @APIResponse(responseCode = "409", description = STATE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public Response resume(
            UUID id,
            @PathParam("import") UUID importId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        return steered(id, importId, ifMatch, key, steering::resume);
    }

    @POST
    @Path("/{import}/undo")
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Take back all points of an import by counter-entries")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(responseCode = "404", description = NONE)
    @APIResponse(responseCode = "409", description = STATE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public Response undo(
            UUID id,
            @PathParam("import") UUID importId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        return steered(id, importId, ifMatch, key, steering::undo);
    }

    private Response steered(
            UUID series,
            UUID id,
            @Nullable String ifMatch,
            @Nullable String key,
            Function<SteerImport.Order, FigureImport> steer) {
        long version = Versions.required(ifMatch);
        return answer(
                Response.accepted(),
                steer.apply(
                        new SteerImport.Order(series, id, version, user.person(), SeriesKeepers.include(user), key)));
    }

    private static Response answer(Response.ResponseBuilder response, FigureImport found) {
        return response.entity(ImportView.of(found))
                .header(HttpHeaders.ETAG, Versions.tag(found.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static ImportRows.Kind kind(@Nullable String kind) {
        String name = kind == null || kind.isEmpty() ? "news" : kind;
        return Arrays.stream(ImportRows.Kind.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(
                        () -> ProblemException.invalid("kind", "must be one of news, restating, flagged and refused"));
    }

    static int number(@Nullable String after) {
        if (after == null || after.isBlank()) {
            return 0;
        }
        if (!after.matches("[0-9]{1,9}")) {
            throw ProblemException.invalid("after", "must be the number of a row");
        }
        return Integer.parseInt(after);
    }
}
