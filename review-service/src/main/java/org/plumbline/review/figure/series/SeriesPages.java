package org.plumbline.review.figure.series;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.FormBody;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.kit.web.Paging;

/** The pages of figure series: the list, a series with its points, and what is done to it. */
@Path("/desk/series")
@RunOnVirtualThread
public class SeriesPages {

    private final SeriesCatalogue catalogue;
    private final KeepSeries keeping;
    private final KeepPoints keepingPoints;
    private final Points points;
    private final SeriesModels models;
    private final CurrentUser user;

    SeriesPages(
            SeriesCatalogue catalogue,
            KeepSeries keeping,
            KeepPoints keepingPoints,
            Points points,
            SeriesModels models,
            CurrentUser user) {
        this.catalogue = catalogue;
        this.keeping = keeping;
        this.keepingPoints = keepingPoints;
        this.points = points;
        this.models = models;
        this.user = user;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance list(SeriesModels.ListPage page);

        static native TemplateInstance edit(SeriesModels.EditPage page);

        static native TemplateInstance series(SeriesPage page);

        static native TemplateInstance point(SeriesView series, PointLine point, boolean mayTakeBack, FigureForm form);
    }

    @GET
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response list(
            @QueryParam("q") @Nullable String text,
            @QueryParam("retired") @Nullable String retired,
            @QueryParam("after") @Nullable String after) {
        return HtmlAnswer.of(
                200,
                Templates.list(models.list(
                        SeriesQuery.text(text), SeriesQuery.flag("retired", retired), Paging.after(after))));
    }

    @GET
    @Path("/new")
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response blank() {
        return HtmlAnswer.of(200, Templates.edit(models.edit(null, null)));
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response create(byte[] fields) {
        FormBody form = FormBody.of(fields);
        String key = key(form);
        return taken(
                "series",
                form,
                () -> next(keeping.create(TypedFields.facts(form), user.person(), key), "created"),
                refused -> Templates.edit(models.edit(null, refused)));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response show(
            UUID id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("known") @Nullable String known,
            @QueryParam("all") @Nullable String all,
            @QueryParam("after") @Nullable String after,
            @QueryParam("uses") @Nullable String uses,
            @QueryParam("done") @Nullable String done) {
        SeriesModels.Asked asked =
                new SeriesModels.Asked(typed(from), typed(to), typed(known), SeriesQuery.flag("all", all), after, uses);
        return HtmlAnswer.of(200, Templates.series(models.page(id, asked, SeriesPage.done(done), null)));
    }

    @GET
    @Path("/{id}/edit")
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response edit(UUID id) {
        return HtmlAnswer.of(200, Templates.edit(models.edit(catalogue.get(id), null)));
    }

    @POST
    @Path("/{id}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response describe(UUID id, byte[] fields) {
        FormBody form = FormBody.of(fields);
        long version = form.version();
        return taken(
                "series",
                form,
                () -> {
                    keeping.describe(id, version, TypedFields.facts(form), user.person());
                    return next(id, "changed");
                },
                refused -> Templates.edit(models.edit(catalogue.get(id), refused)));
    }

    @POST
    @Path("/{id}/retirement")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response retire(UUID id, byte[] fields) {
        FormBody form = FormBody.of(fields);
        return taken(id, "retirement", form, () -> {
            keeping.retire(id, form.version(), new KeepSeries.Reason(form.one("reason")), user.person());
            return next(id, "retired");
        });
    }

    @POST
    @Path("/{id}/reinstatement")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response reinstate(UUID id, byte[] fields) {
        FormBody form = FormBody.of(fields);
        return taken(id, "reinstatement", form, () -> {
            keeping.reinstate(id, form.version(), user.person());
            return next(id, "reinstated");
        });
    }

    @POST
    @Path("/{id}/points")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response add(UUID id, byte[] fields) {
        FormBody form = FormBody.of(fields);
        String key = key(form);
        return taken(id, "point", form, () -> {
            keepingPoints.add(id, TypedFields.point(form), user.person(), SeriesKeepers.include(user), key);
            return next(id, "added");
        });
    }

    /** One point, and for whoever may, the way to take it back. */
    @GET
    @Path("/{id}/points/{point}")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response point(UUID id, UUID point) {
        return HtmlAnswer.of(200, point(id, point, FigureForm.of("retraction", Map.of())));
    }

    @POST
    @Path("/{id}/points/{point}/retraction")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response retract(UUID id, UUID point, byte[] fields) {
        FormBody form = FormBody.of(fields);
        return taken(
                "retraction",
                form,
                () -> {
                    keepingPoints.retract(
                            id,
                            point,
                            new KeepSeries.Reason(form.one("reason")),
                            user.person(),
                            SeriesKeepers.include(user));
                    return next(id, "retracted");
                },
                refused -> point(id, point, refused));
    }

    private TemplateInstance point(UUID id, UUID point, FigureForm form) {
        Point shown = points.get(id, point);
        boolean mayTakeBack = SeriesKeepers.include(user) || KeepPoints.typed(shown, user.person());
        return Templates.point(SeriesView.of(catalogue.get(id)), PointLine.of(shown), mayTakeBack, form);
    }

    private Response taken(UUID id, String name, FormBody form, Supplier<Response> step) {
        return taken(
                name,
                form,
                step,
                refused -> Templates.series(
                        models.page(id, new SeriesModels.Asked("", "", "", false, null, null), null, refused)));
    }

    /** Does it, or shows the page again with the reason and what was typed. */
    private static Response taken(
            String name, FormBody form, Supplier<Response> step, Function<FigureForm, TemplateInstance> again) {
        FigureForm refused;
        try {
            return step.get();
        } catch (ProblemException e) {
            if (!FigureForm.isAnswered(e)) {
                throw e;
            }
            refused = FigureForm.refused(name, form, e);
        } catch (ConstraintViolationException e) {
            refused = FigureForm.refused(name, form, e);
        }
        return HtmlAnswer.of(refused.status(), again.apply(refused));
    }

    /** By which a form that is sent twice creates once. */
    private static String key(FormBody form) {
        String key = form.one("idempotencyKey");
        if (!key.matches("[!-~]{1,255}")) {
            throw ProblemException.of(ProblemType.MALFORMED, "The form lacks its key: load the page again.");
        }
        return key;
    }

    private static String typed(@Nullable String parameter) {
        return parameter == null ? "" : parameter.strip();
    }

    private static Response next(UUID id, String done) {
        return HtmlAnswer.seeOther("/desk/series/" + id + "?done=" + done);
    }
}
