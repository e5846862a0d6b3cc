package org.plumbline.review.figure.imports;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.Versions;
import org.plumbline.review.figure.series.SeriesCatalogue;

/** How the files of a series are read, and from where they are fetched, by API. */
@Path("/api/series/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Imports of figures")
class FeedResource {

    private final SeriesCatalogue catalogue;
    private final SavedMappings mappings;
    private final KeepFeed feeds;
    private final CurrentUser user;

    FeedResource(SeriesCatalogue catalogue, SavedMappings mappings, KeepFeed feeds, CurrentUser user) {
        this.catalogue = catalogue;
        this.mappings = mappings;
        this.feeds = feeds;
        this.user = user;
    }

    @GET
    @Path("/mappings")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "List how the files of a series are read, the newest first")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = SavedMappings.Saved.class)))
    @APIResponse(responseCode = "404", description = "There is no such series.")
    public List<SavedMappings.Saved> mappings(UUID id) {
        catalogue.get(id);
        return mappings.of(id);
    }

    @PUT
    @Path("/mappings/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Keep how files are read under a name, instead of what had the name")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SavedMappings.Saved.class)))
    @APIResponse(responseCode = "404", description = "There is no such series.")
    @APIResponse(responseCode = "422", description = "Some fields are not valid; the problem names each and why.")
    public SavedMappings.Saved keep(UUID id, String name, Mapping mapping) {
        return mappings.save(id, name, mapping, user.person());
    }

    @GET
    @Path("/feed")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Read from where the file of a series is fetched, and how the last fetch ended")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FeedView.class)))
    @APIResponse(responseCode = "404", description = "There is no such series, or it has no feed.")
    public Response get(UUID id) {
        catalogue.get(id);
        return answer(feeds.of(id).orElseThrow(() -> ProblemException.notFound("feed of series", id)));
    }

    @PUT
    @Path("/feed")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(
            summary = "Say from where and how often the file of a series is fetched",
            description = "If-Match is needed to change one that is there.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FeedView.class)))
    @APIResponse(responseCode = "404", description = "There is no such series.")
    @APIResponse(responseCode = "409", description = "Rule series-retired")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile; the problem holds what stands now.")
    @APIResponse(responseCode = "422", description = "Some fields are not valid; the problem names each and why.")
    public Response set(
            UUID id, KeepFeed.Settings settings, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        Long version = ifMatch == null ? null : Versions.required(ifMatch);
        return answer(feeds.set(id, version, settings, user.person()));
    }

    @DELETE
    @Path("/feed")
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Fetch the file no more; what it brought stays")
    @APIResponse(responseCode = "204", description = "Removed.")
    @APIResponse(responseCode = "404", description = "There is no such series, or it has no feed.")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile; the problem holds what stands now.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public void remove(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        feeds.remove(id, Versions.required(ifMatch), user.person());
    }

    private static Response answer(Feed feed) {
        return Response.ok(FeedView.of(feed))
                .header(HttpHeaders.ETAG, Versions.tag(feed.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
