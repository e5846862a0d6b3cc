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
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.text.Unseen;
import org.plumbline.kit.web.FormBody;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.kit.web.MaxBody;
import org.plumbline.kit.web.MultipartBody;
import org.plumbline.kit.web.Paging;
import org.plumbline.kit.web.Upload;

/** The desk's pages about files of claims: sending one in, what would become of it, its progress and its report. */
@Path("/desk/claims/import")
@RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
public class ImportPages {

    private final PrepareImport prepareImport;
    private final SteerImport steerImport;
    private final ClaimImports imports;
    private final ImportModels models;
    private final RefusedFile refusedFile;
    private final CurrentUser user;

    ImportPages(
            PrepareImport prepareImport,
            SteerImport steerImport,
            ClaimImports imports,
            ImportModels models,
            RefusedFile refusedFile,
            CurrentUser user) {
        this.prepareImport = prepareImport;
        this.steerImport = steerImport;
        this.imports = imports;
        this.models = models;
        this.refusedFile = refusedFile;
        this.user = user;
    }

    /** The form for a file, above the files that came before. */
    @GET
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response choose(@QueryParam("after") @Nullable String after) {
        return HtmlAnswer.of(
                200, ImportModels.Templates.choose(models.choice(IdempotencyKeys.fresh(), null, Paging.after(after))));
    }

    /** Takes in a file, or shows the form again with what is wrong with it. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RunOnVirtualThread
    // What is just too large gets the form again, not only a refusal.
    @MaxBody(kibibytes = ImportsResource.MAX_KIBIBYTES + 1024)
    @Operation(hidden = true)
    public Response send(byte[] body, @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type) {
        MultipartBody parts = MultipartBody.of(type, body);
        String key = parts.form().has("idempotencyKey") ? parts.form().one("idempotencyKey") : IdempotencyKeys.fresh();
        try {
            Upload file = parts.file("file").orElseThrow(() -> ProblemException.invalid("file", "was not chosen yet."));
            ClaimImport taken = prepareImport.fromDesk(content(file), name(file), user.person(), key);
            return seeOther(taken.id(), null);
        } catch (ProblemException e) {
            String error = e.type() == ProblemType.INVALID
                    ? "The file " + FormBody.errors(e).get("file")
                    : e.detail();
            return HtmlAnswer.of(
                    e.type().status(),
                    ImportModels.Templates.choose(models.choice(IdempotencyKeys.fresh(), error, null)));
        }
    }

    /** An empty file with the columns that need no explanation. */
    @GET
    @Path("/template.csv")
    @Produces("text/csv")
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response template() {
        return RefusedFile.template();
    }

    /** One import: its columns, its preview, its progress or its report. */
    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response show(
            @PathParam("id") UUID id,
            @QueryParam("after") @Nullable String after,
            @QueryParam("done") @Nullable String done) {
        return HtmlAnswer.of(
                200, ImportModels.Templates.show(models.of(found(id), row(after), done(done), false, null)));
    }

    /** Says what the columns hold, or shows the form again with what is wrong. */
    @POST
    @Path("/{id}/columns")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response nameColumns(@PathParam("id") UUID id, byte[] fields) {
        FormBody body = FormBody.of(fields);
        try {
            Columns columns = new Columns(body.all("column"));
            String language = body.one("language").strip();
            prepareImport.nameColumns(
                    id,
                    body.version(),
                    columns,
                    language.isEmpty() ? null : language,
                    user.person(),
                    body.one("idempotencyKey"));
            return seeOther(id, null);
        } catch (ProblemException e) {
            return refused(id, e, body);
        }
    }

    /** Starts an import. */
    @POST
    @Path("/{id}/start")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response start(@PathParam("id") UUID id, byte[] fields) {
        return steered(id, fields, steerImport::start, null);
    }

    /** Cancels an import, or gives it up before it began. */
    @POST
    @Path("/{id}/cancellation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response cancel(@PathParam("id") UUID id, byte[] fields) {
        return steered(id, fields, steerImport::cancel, "cancelled");
    }

    /** Lets a cancelled import go on. */
    @POST
    @Path("/{id}/resumption")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response resume(@PathParam("id") UUID id, byte[] fields) {
        return steered(id, fields, steerImport::resume, null);
    }

    /** The rows that were refused and why, as a file that can be corrected and sent in again. */
    @GET
    @Path("/{id}/refused.csv")
    @Produces("text/csv")
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response refusedRows(@PathParam("id") UUID id) {
        return refusedFile.of(found(id));
    }

    private Response steered(
            UUID id, byte[] fields, Function<SteerImport.Order, ClaimImport> steer, @Nullable String done) {
        FormBody body = FormBody.of(fields);
        try {
            ClaimImport steered = steer.apply(
                    new SteerImport.Order(id, body.version(), user.person(), null, body.one("idempotencyKey")));
            return seeOther(steered.id(), done);
        } catch (ProblemException e) {
            return refused(id, e, null);
        }
    }

    /** The import as it stands now, with what stands against the step and everything that was chosen. */
    private Response refused(UUID id, ProblemException problem, @Nullable FormBody columns) {
        String notice =
                switch (problem.type()) {
                    case INVALID ->
                        "The columns are not complete yet. What you chose is kept; look at the messages beside it.";
                    case STALE_VERSION ->
                        "This import was changed since you opened the page. It is shown as it stands now.";
                    case CONFLICT -> problem.detail();
                    default -> throw problem;
                };
        ImportModels.Typed typed = columns == null ? null : new ImportModels.Typed(columns, FormBody.errors(problem));
        return HtmlAnswer.of(
                problem.type().status(), ImportModels.Templates.show(models.of(found(id), 0, notice, true, typed)));
    }

    private ClaimImport found(UUID id) {
        return imports.get(id, null).orElseThrow(() -> ProblemException.notFound("import", id));
    }

    private static byte[] content(Upload file) {
        if (file.content().length > ImportsResource.MAX_KIBIBYTES * 1024) {
            throw ProblemException.invalid("file", "has more than 10 MB. Split it.");
        }
        return file.content();
    }

    /** The file's own name without whatever else a program may have put there. */
    private static @Nullable String name(Upload file) {
        String name = file.fileName().replaceAll("[" + Unseen.CLASS + "]", "").strip();
        return name.isEmpty() ? null : ImportCard.shortened(name, 200);
    }

    private static int row(@Nullable String after) {
        if (after == null || after.isBlank()) {
            return 0;
        }
        if (!after.matches("[0-9]{1,9}")) {
            throw ProblemException.invalid("after", "must be the number of a row");
        }
        return Integer.parseInt(after);
    }

    private static Response seeOther(UUID id, @Nullable String done) {
        return HtmlAnswer.seeOther("/desk/claims/import/" + id + (done == null ? "" : "?done=" + done));
    }

    /** Only words of our own get onto the page, whatever stands in the address. */
    private static @Nullable String done(@Nullable String done) {
        return "cancelled".equals(done) ? "The import was cancelled." : null;
    }
}
