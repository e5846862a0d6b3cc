package org.plumbline.review.publication;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.Paging;
import org.plumbline.review.log.ProofLog;

/** What the public reads: the front page and the verdicts. They show nobody's login, so that they can be cached. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@PermitAll
@RunOnVirtualThread
class VerdictPages {

    private static final int FRONT_PAGE = 12;

    private final PublishedVerdicts verdicts;
    private final ClaimReviewJson claimReview;
    private final Site site;
    private final ProofLog log;

    VerdictPages(PublishedVerdicts verdicts, ClaimReviewJson claimReview, Site site, ProofLog log) {
        this.verdicts = verdicts;
        this.claimReview = claimReview;
        this.site = site;
        this.log = log;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance front(
                String language, String url, List<VerdictView> verdicts, long count, @Nullable UUID next);

        static native TemplateInstance verdict(String language, VerdictView verdict, @Nullable LoggedRevision logged);
    }

    @GET
    @Operation(hidden = true)
    public Response front(@QueryParam("lang") @Nullable String lang, @QueryParam("after") @Nullable String after) {
        String language = PageLanguage.of(lang);
        PublishedVerdicts.Page page =
                verdicts.newest(new PublishedVerdicts.Filter(null, null, FRONT_PAGE, Paging.after(after)));
        List<VerdictView> views = page.items().stream().map(this::view).toList();
        return Response.ok(render(Templates.front(language, site.url(), views, page.count(), page.next()), language))
                .header(HttpHeaders.CACHE_CONTROL, "public, no-cache")
                .build();
    }

    @GET
    @Path("/verdicts/{slug}")
    @Operation(hidden = true)
    public Response verdict(String slug, @Context Request request) {
        PublishedVerdict verdict = verdicts.bySlug(slug).orElseThrow(() -> ProblemException.notFound("verdict", slug));
        String language = PageLanguage.of(verdict.content().language());
        String page = render(Templates.verdict(language, view(verdict), logged(verdict)), language);
        EntityTag tag = new EntityTag(
                Integer.toHexString(page.hashCode()) + verdict.hash().substring(0, 16));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(page) : unchanged)
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "public, no-cache")
                .build();
    }

    private @Nullable LoggedRevision logged(PublishedVerdict verdict) {
        return log.find(verdict.verdictId(), verdict.revision())
                .map(logged -> LoggedRevision.of(verdict, logged))
                .orElse(null);
    }

    private VerdictView view(PublishedVerdict verdict) {
        return new VerdictView(verdict, claimReview.of(verdict));
    }

    private static String render(TemplateInstance template, String language) {
        return template.setLocale(language).render();
    }
}
