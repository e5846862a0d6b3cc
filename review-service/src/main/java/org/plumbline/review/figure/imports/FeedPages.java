package org.plumbline.review.figure.imports;

import java.util.UUID;
import java.util.function.Supplier;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.FormBody;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.review.figure.series.FigureForm;

/** The forms that say from where the file of a series is fetched; they stand on the page of its files. */
@Path("/desk/series/{id}/feed")
@RunOnVirtualThread
@RolesAllowed({Roles.EDITOR, Roles.ADMIN})
public class FeedPages {

    private final KeepFeed feeds;
    private final ImportModels models;
    private final CurrentUser user;

    FeedPages(KeepFeed feeds, ImportModels models, CurrentUser user) {
        this.feeds = feeds;
        this.models = models;
        this.user = user;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response set(UUID id, byte[] fields) {
        FormBody form = FormBody.of(fields);
        return taken(id, form, () -> {
            String hours = form.one("everyHours").strip();
            if (!hours.matches("[0-9]{1,3}")) {
                throw ProblemException.invalid("everyHours", "must be from 1 to 720");
            }
            KeepFeed.Settings settings = new KeepFeed.Settings(
                    form.one("url"), form.one("mapping"), Integer.parseInt(hours), form.has("paused"));
            feeds.set(id, form.has("version") ? form.version() : null, settings, user.person());
            return next(id, "feed-set");
        });
    }

    @POST
    @Path("/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response remove(UUID id, byte[] fields) {
        FormBody form = FormBody.of(fields);
        return taken(id, form, () -> {
            feeds.remove(id, form.version(), user.person());
            return next(id, "feed-removed");
        });
    }

    private Response taken(UUID id, FormBody form, Supplier<Response> step) {
        FigureForm refused;
        try {
            return step.get();
        } catch (ProblemException e) {
            if (!FigureForm.isAnswered(e)) {
                throw e;
            }
            refused = FigureForm.refused("feed", form, e);
        } catch (ConstraintViolationException e) {
            refused = FigureForm.refused("feed", form, e);
        }
        return HtmlAnswer.of(refused.status(), FigureImportPages.Templates.list(models.list(id, null, null, refused)));
    }

    private static Response next(UUID id, String done) {
        return HtmlAnswer.seeOther("/desk/series/" + id + "/imports?done=" + done);
    }

    /** Only words of our own get onto the page, whatever stands in the address. */
    static @Nullable String done(@Nullable String done) {
        return switch (done == null ? "" : done) {
            case "feed-set" -> "The file will be fetched, the next time within a minute.";
            case "feed-removed" -> "The file is fetched no more; what it brought stays.";
            default -> null;
        };
    }
}
