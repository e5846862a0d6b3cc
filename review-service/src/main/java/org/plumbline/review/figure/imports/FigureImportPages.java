package org.plumbline.review.figure.imports;

import java.util.UUID;
import java.util.function.Function;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.fetch.Bytes;
import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.text.Unseen;
import org.plumbline.kit.web.FormBody;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.kit.web.MaxBody;
import org.plumbline.kit.web.MultipartBody;
import org.plumbline.kit.web.Paging;
import org.plumbline.kit.web.Upload;
import org.plumbline.review.figure.series.FigureForm;
import org.plumbline.review.figure.series.SeriesKeepers;
import org.plumbline.review.text.Text;

/** The desk's pages about files of figures: sending one in, what would change, its progress, and taking it back. */
@Path("/desk/series/{id}/imports")
@RunOnVirtualThread
public class FigureImportPages {

    private final PrepareImport preparing;
    private final SteerImport steering;
    private final FigureImports imports;
    private final ImportModels models;
    private final CurrentUser user;

    FigureImportPages(
            PrepareImport preparing,
            SteerImport steering,
            FigureImports imports,
            ImportModels models,
            CurrentUser user) {
        this.preparing = preparing;
        this.steering = steering;
        this.imports = imports;
        this.models = models;
        this.user = user;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance list(ImportModels.ListPage page);

        static native TemplateInstance show(ImportModels.ShowPage page);
    }

    @GET
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response list(
            UUID id, @QueryParam("after") @Nullable String after, @QueryParam("done") @Nullable String done) {
        return HtmlAnswer.of(200, Templates.list(models.list(id, Paging.after(after), FeedPages.done(done), null)));
    }

    /** Takes in a file, or shows the form again with what is wrong with it. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    // What is just too large gets the form again, not only a refusal.
    @MaxBody(kibibytes = ImportResource.MAX_KIBIBYTES + 1024)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response send(UUID id, @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type, byte[] body) {
        MultipartBody sent = MultipartBody.of(type, body);
        try {
            Upload file = sent.file("file")
                    .filter(chosen -> !chosen.fileName().isEmpty())
                    .orElseThrow(() -> ProblemException.invalid("file", "was not chosen yet"));
            if (file.content().length > ImportResource.MAX_KIBIBYTES * 1024) {
                throw ProblemException.invalid("file", "has more than 10 MB. Split it");
            }
            PrepareImport.NewFile taken = new PrepareImport.NewFile(
                    Bytes.of(file.content()),
                    name(file),
                    Text.orNull(sent.form().one("items")),
                    null,
                    false);
            return next(preparing.take(id, taken, user.person(), key(sent.form())), null);
        } catch (ProblemException e) {
            if (!FigureForm.isAnswered(e)) {
                throw e;
            }
            FigureForm refused = FigureForm.refused("upload", sent.form(), e);
            return HtmlAnswer.of(refused.status(), Templates.list(models.list(id, null, null, refused)));
        }
    }

    /** One file: how it is read, what would change, its progress or its report. */
    @GET
    @Path("/{import}")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response show(
            UUID id,
            @PathParam("import") UUID importId,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("after") @Nullable String after,
            @QueryParam("done") @Nullable String done) {
        return HtmlAnswer.of(
                200,
                Templates.show(models.show(id, importId, kind, ImportResource.number(after), done(done), false, null)));
    }

    /** Says how it is read, or shows the form again with what is wrong. */
    @POST
    @Path("/{import}/mapping")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response read(UUID id, @PathParam("import") UUID importId, byte[] fields) {
        FormBody form = FormBody.of(fields);
        FigureForm refused;
        try {
            Mapping before = imports.get(id, importId).mapping();
            Mapping mapping = MappingForm.read(form, before == null ? null : before.items());
            return next(
                    preparing.read(id, importId, form.version(), mapping, mappingName(form), user.person(), key(form)),
                    null);
        } catch (ProblemException e) {
            if (!FigureForm.isAnswered(e)) {
                throw e;
            }
            refused = FigureForm.refused("mapping", form, e);
        } catch (ConstraintViolationException e) {
            refused = FigureForm.refused("mapping", form, e);
        }
        return HtmlAnswer.of(refused.status(), Templates.show(models.show(id, importId, null, 0, null, true, refused)));
    }

    @POST
    @Path("/{import}/start")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response start(UUID id, @PathParam("import") UUID importId, byte[] fields) {
        return steered(id, importId, fields, steering::start, null);
    }

    @POST
    @Path("/{import}/cancellation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response cancel(UUID id, @PathParam("import") UUID importId, byte[] fields) {
        return steered(id, importId, fields, steering::cancel, "cancelled");
    }

    @POST
    @Path("/{import}/resumption")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response resume(UUID id, @PathParam("import") UUID importId, byte[] fields) {
        return steered(id, importId, fields, steering::resume, null);
    }

    @POST
    @Path("/{import}/undo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response undo(UUID id, @PathParam("import") UUID importId, byte[] fields) {
        return steered(id, importId, fields, steering::undo, "undone");
    }

    private Response steered(
            UUID id,
            UUID importId,
            byte[] fields,
            Function<SteerImport.Order, FigureImport> steer,
            @Nullable String done) {
        FormBody form = FormBody.of(fields);
        try {
            return next(
                    steer.apply(new SteerImport.Order(
                            id, importId, form.version(), user.person(), SeriesKeepers.include(user), key(form))),
                    done);
        } catch (ProblemException e) {
            if (!FigureForm.isAnswered(e)) {
                throw e;
            }
            String words = FigureForm.refused("step", form, e).refused();
            return HtmlAnswer.of(
                    e.type().status(), Templates.show(models.show(id, importId, null, 0, words, true, null)));
        }
    }

    private static Response next(FigureImport found, @Nullable String done) {
        return HtmlAnswer.seeOther(ImportModels.address(found) + (done == null ? "" : "?done=" + done));
    }

    private static String mappingName(FormBody form) {
        String name = Text.orEmpty(form.one("mappingName"));
        return name.isEmpty() ? "Default" : name;
    }

    private static @Nullable String key(FormBody form) {
        String key = form.one("idempotencyKey");
        return key.isEmpty() ? null : key;
    }

    /** The file's own name, without whatever else a program may have put there. */
    private static @Nullable String name(Upload file) {
        String name = file.fileName().replaceAll("[" + Unseen.CLASS + "]", "").strip();
        return name.isEmpty() ? null : name.length() > 200 ? name.substring(0, 199) + "…" : name;
    }

    /** Only words of our own get onto the page, whatever stands in the address. */
    private static @Nullable String done(@Nullable String done) {
        return switch (done == null ? "" : done) {
            case "cancelled" -> "The import was cancelled.";
            case "undone" -> "Every point of the file was taken back; what they had restated counts again.";
            default -> null;
        };
    }
}
