package org.plumbline.claims.article;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
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

import org.plumbline.claims.intake.QueryString;
import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.FormBody;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.kit.web.MaxBody;
import org.plumbline.kit.web.MultipartBody;
import org.plumbline.kit.web.Paging;

/** The desk's pages about articles: the list, handing one in, and one with its candidates. */
@Path("/desk/articles")
@RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
public class ArticlePages {

    private static final int ROWS = 25;

    private final Articles articles;
    private final ArticleCandidates candidates;
    private final AddArticle addArticle;
    private final DecideCandidates decide;
    private final KeptCopies copies;
    private final CurrentUser user;

    ArticlePages(
            Articles articles,
            ArticleCandidates candidates,
            AddArticle addArticle,
            DecideCandidates decide,
            KeptCopies copies,
            CurrentUser user) {
        this.articles = articles;
        this.candidates = candidates;
        this.addArticle = addArticle;
        this.decide = decide;
        this.copies = copies;
        this.user = user;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance list(ArticleList page);

        static native TemplateInstance add(ArticleForm form);

        static native TemplateInstance article(ArticleModel page);
    }

    /** The articles, newest first. */
    @GET
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response list(@QueryParam("q") @Nullable String q, @QueryParam("after") @Nullable String after) {
        try {
            Articles.Part part = articles.search(ArticlesResource.words(q), ROWS, Paging.after(after));
            return HtmlAnswer.of(200, Templates.list(ArticleList.of(part, q, mayDecide())));
        } catch (ProblemException e) {
            Articles.Part none = new Articles.Part(List.of(), Map.of(), 0, null);
            ArticleList page = ArticleList.of(none, q, mayDecide()).refused(FormBody.errors(e));
            return HtmlAnswer.of(e.type().status(), Templates.list(page));
        }
    }

    /** An empty form. */
    @GET
    @Path("/new")
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response enter() {
        return HtmlAnswer.of(200, Templates.add(ArticleForm.empty()));
    }

    /** Takes in the article, or shows the form again with what is wrong. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @MaxBody(kibibytes = ArticlesResource.FILE_KIBIBYTES)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response add(byte[] body, @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type) {
        MultipartBody parts = MultipartBody.of(type, body);
        ArticleForm form = ArticleForm.of(parts.form(), parts.file("file").isPresent());
        try {
            Submission submission = form.request().check(parts.file("file").orElse(null));
            UUID id = addArticle.add(submission, user.person(), form.key());
            return HtmlAnswer.seeOther("/desk/articles/" + id + "?done=added");
        } catch (ProblemException e) {
            return HtmlAnswer.of(e.type().status(), Templates.add(form.refused(e)));
        } catch (NotObtained e) {
            return HtmlAnswer.of(e.type().status(), Templates.add(form.refused(e)));
        }
    }

    /** An article with its candidates. */
    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response show(
            @PathParam("id") UUID id,
            @QueryParam("all") @Nullable String all,
            @QueryParam("done") @Nullable String done,
            @QueryParam("n") @Nullable String number) {
        ArticleModel.Typed typed = ArticleModel.Typed.nothing("true".equals(all));
        return HtmlAnswer.of(200, Templates.article(model(id, typed).withNotice(done(done, number), false)));
    }

    /** What was kept of it, to be saved. */
    @GET
    @Path("/{id}/copy")
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response copy(@PathParam("id") UUID id) {
        return copies.of(article(id));
    }

    /** Makes claims of the candidates that were ticked. */
    @POST
    @Path("/{id}/claims")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response accept(@PathParam("id") UUID id, byte[] fields) {
        FormBody form = FormBody.of(fields);
        return decided(id, form, "claims", () -> {
            Set<UUID> chosen = chosen(form);
            decide.accept(id, chosen, user.person(), form.one("idempotencyKey"));
            return chosen.size();
        });
    }

    /** Dismisses the candidates that were ticked. */
    @POST
    @Path("/{id}/dismissals")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response dismiss(@PathParam("id") UUID id, byte[] fields) {
        FormBody form = FormBody.of(fields);
        return decided(id, form, "dismissed", () -> {
            Set<UUID> chosen = chosen(form);
            decide.dismiss(id, chosen, user.person());
            return chosen.size();
        });
    }

    /** Takes dismissals back. */
    @POST
    @Path("/{id}/reopenings")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response reopen(@PathParam("id") UUID id, byte[] fields) {
        FormBody form = FormBody.of(fields);
        return decided(id, form, "reopened", () -> {
            Set<UUID> chosen = chosen(form);
            decide.reopen(id, chosen, user.person());
            return chosen.size();
        });
    }

    /** Makes a claim of a passage that was selected or typed. */
    @POST
    @Path("/{id}/selections")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response select(@PathParam("id") UUID id, byte[] fields) {
        FormBody form = FormBody.of(fields);
        return decided(id, form, "claims", () -> {
            String start = form.one("start");
            Integer from = start.matches("[0-9]{1,9}") ? Integer.valueOf(start) : null;
            decide.select(id, new Selected(form.one("words"), from), user.person(), form.one("idempotencyKey"));
            return 1;
        });
    }

    /** A decision, and how many candidates it was about. */
    private interface Decision {

        int make();
    }

    private Response decided(UUID id, FormBody form, String done, Decision decision) {
        try {
            int number = decision.make();
            return HtmlAnswer.seeOther(new QueryString("/desk/articles/" + id)
                    .with("all", form.one("all"))
                    .with("done", done)
                    .with("n", Integer.toString(number))
                    .toString());
        } catch (ProblemException e) {
            if (e.type() != ProblemType.INVALID && e.type() != ProblemType.CONFLICT) {
                throw e;
            }
            ArticleModel model = model(id, ArticleModel.Typed.of(form, FormBody.errors(e)));
            return HtmlAnswer.of(e.type().status(), Templates.article(model.withNotice(refusal(e), true)));
        }
    }

    private static String refusal(ProblemException e) {
        if (e.type() == ProblemType.CONFLICT) {
            return e.detail() + " Nothing was changed; what you ticked and typed is still here.";
        }
        return FormBody.errors(e).containsKey("candidates")
                ? "Nothing was changed: tick at least one sentence first."
                : "No claim was made yet: look at the message beside the field. What you typed is still here.";
    }

    private static Set<UUID> chosen(FormBody form) {
        List<String> ticked = form.has("only") ? form.all("only") : form.all("candidate");
        Set<UUID> ids = new LinkedHashSet<>();
        for (String id : ticked) {
            try {
                ids.add(UUID.fromString(id));
            } catch (IllegalArgumentException e) {
                throw ProblemException.of(ProblemType.MALFORMED, "The form names a candidate by what is no id.");
            }
        }
        return ids;
    }

    private ArticleModel model(UUID id, ArticleModel.Typed typed) {
        return ArticleModel.of(article(id), candidates.of(id), typed, mayDecide());
    }

    private boolean mayDecide() {
        return user.has(Roles.FACT_CHECKER) || user.has(Roles.EDITOR);
    }

    private Article article(UUID id) {
        return articles.get(id).orElseThrow(() -> ProblemException.notFound("article", id));
    }

    /** Only words of our own get onto the page, whatever stands in the address. */
    private static @Nullable String done(@Nullable String done, @Nullable String number) {
        String count = number != null && number.matches("[1-9][0-9]{0,2}") ? number : "";
        boolean one = count.equals("1");
        return switch (done) {
            case "added" -> "The article was read. Tick what should become a claim.";
            case "claims" ->
                one ? "A claim was made. It waits in the inbox." : count + " claims were made. They wait in the inbox.";
            case "dismissed" -> one ? "A sentence was dismissed." : count + " sentences were dismissed.";
            case "reopened" -> "The dismissal was taken back.";
            case null, default -> null;
        };
    }
}
