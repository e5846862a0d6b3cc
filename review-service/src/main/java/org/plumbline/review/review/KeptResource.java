package org.plumbline.review.review;

import java.util.Objects;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.MaxBody;
import org.plumbline.kit.web.MultipartBody;
import org.plumbline.kit.web.Upload;
import org.plumbline.review.evidence.Link;
import org.plumbline.review.evidence.cleaning.FileCleaner;
import org.plumbline.review.review.rule.Actor;
import org.plumbline.review.site.Site;

/** Pages looked up and files uploaded, for sources to refer to by their ids. */
@Path("/api/reviews")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Evidence")
class KeptResource {

    /** A file of the largest, and a form around it. */
    static final int FILE_KIBIBYTES = FileCleaner.MOST_KIBIBYTES + 1024;

    private final LookUpSource links;
    private final UploadEvidence uploads;
    private final ReadKept kept;
    private final HandOutKept handing;
    private final CurrentUser user;
    private final Site site;

    KeptResource(
            LookUpSource links,
            UploadEvidence uploads,
            ReadKept kept,
            HandOutKept handing,
            CurrentUser user,
            Site site) {
        this.links = links;
        this.uploads = uploads;
        this.kept = kept;
        this.handing = handing;
        this.user = user;
        this.site = site;
    }

    @POST
    @Path("/{id}/archives")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Look up a page: read what it says of itself, and keep a copy; send its id as the archive of a source")
    @APIResponse(
            responseCode = "201",
            description = "What was found; Location leads to the copy.",
            headers = @Header(name = "Location", schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = ArchiveView.class)))
    @APIResponse(responseCode = "409", description = ReviewResource.RULE)
    @APIResponse(
            responseCode = "422",
            description = "The address is not valid, or no page is to be had there; the problem says why.")
    public Response lookUp(UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, Link link) {
        UUID archive = links.lookUp(id, link, actor(), key);
        return created(
                "/api/reviews/" + id + "/archives/" + archive,
                Objects.requireNonNull(kept.pages(id).get(archive)));
    }

    @GET
    @Path("/{id}/archives/{archiveId}")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Save the copy of a page as a WARC file")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "application/warc"))
    @APIResponse(responseCode = "404", description = "No such page was looked up for the review.")
    public Response archive(UUID id, UUID archiveId) {
        return handing.page(id, archiveId);
    }

    @POST
    @Path("/{id}/files")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @MaxBody(kibibytes = FILE_KIBIBYTES)
    @Operation(
            summary =
                    "Upload a picture (JPEG, PNG, WebP, GIF) or a PDF of at most 10 MiB; send its id among the files of a source")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties =
                                                    @SchemaProperty(
                                                            name = "file",
                                                            type = SchemaType.STRING,
                                                            format = "binary"))))
    @APIResponse(
            responseCode = "201",
            description = "The file, made anew without what it said of itself; Location leads to it.",
            headers = @Header(name = "Location", schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = FileView.class)))
    @APIResponse(responseCode = "409", description = ReviewResource.RULE)
    @APIResponse(responseCode = "413", description = "The file is too large.")
    @APIResponse(responseCode = "415", description = "The file is of another kind, by its content.")
    @APIResponse(responseCode = "422", description = "The file is broken, cut off, locked, or has too many pixels.")
    @APIResponse(responseCode = "503", description = "Other files are being cleaned.")
    public Response upload(
            UUID id,
            byte[] body,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        Upload file = MultipartBody.of(type, body)
                .file("file")
                .orElseThrow(() -> ProblemException.invalid("file", "must be sent"));
        UUID uploaded = uploads.upload(id, file, actor(), key);
        return created(
                "/api/reviews/" + id + "/files/" + uploaded,
                Objects.requireNonNull(kept.files(id).get(uploaded)));
    }

    @GET
    @Path("/{id}/files/{fileId}")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Get an uploaded file as it was made anew")
    @APIResponse(responseCode = "200", description = "A picture to be shown, or a document to be saved.")
    @APIResponse(responseCode = "404", description = "No such file was uploaded for the review.")
    public Response file(UUID id, UUID fileId) {
        return handing.file(id, fileId);
    }

    private Actor actor() {
        return new Actor(user.person(), user.roles());
    }

    private Response created(String path, Object view) {
        return Response.created(site.at(path))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(view)
                .build();
    }
}
