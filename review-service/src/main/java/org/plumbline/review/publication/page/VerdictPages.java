package org.plumbline.review.publication.page;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.Paging;
import org.plumbline.review.figure.claim.ShowFigures;
import org.plumbline.review.log.ProofLog;
import org.plumbline.review.publication.ClaimBeingChecked;
import org.plumbline.review.publication.ClaimReviewJson;
import org.plumbline.review.publication.ClaimsBeingChecked;
import org.plumbline.review.publication.LoggedRevision;
import org.plumbline.review.publication.PageLanguage;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.PublishedVerdicts;
import org.plumbline.review.publication.Standing;
import org.plumbline.review.publication.VerdictView;
import org.plumbline.review.publication.cache.PublicAnswer;
import org.plumbline.review.publication.cache.SurrogateKeys;
import org.plumbline.review.publication.search.VerdictSearch;
import org.plumbline.review.publication.search.VerdictSearch.Kind;
import org.plumbline.review.site.Site;

/** What the public reads: the front page and the verdicts. They show nobody's login, so that they can be cached. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@PermitAll
@PublicAnswer
@RunOnVirtualThread
class VerdictPages {

    private static final int FRONT_PAGE = 12;
    private static final int TOPICS = 12;
    private static final int BEING_CHECKED = 5;

    private final PublishedVerdicts verdicts;
    private final ClaimsBeingChecked checking;
    private final VerdictSearch search;
    private final ClaimReviewJson claimReview;
    private final Site site;
    private final ProofLog log;
    private final ShowFigures figures;

    VerdictPages(
            PublishedVerdicts verdicts,
            ClaimsBeingChecked checking,
            VerdictSearch search,
            ClaimReviewJson claimReview,
            Site site,
            ProofLog log,
            ShowFigures figures) {
        this.verdicts = verdicts;
        this.checking = checking;
        this.search = search;
        this.claimReview = claimReview;
        this.site = site;
        this.log = log;
        this.figures = figures;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance front(
                Translation translation,
                List<VerdictView> verdicts,
                long count,
                @Nullable String next,
                List<ClaimBeingChecked> checking,
                List<SubjectView> topics);

        static native TemplateInstance verdict(
                String language, VerdictView verdict, VerdictLinks links, @Nullable LoggedRevision logged);
    }

    @GET
    @Operation(hidden = true)
    public Response front(@QueryParam("lang") @Nullable String lang, @QueryParam("after") @Nullable String after) {
        String language = PageLanguage.of(lang);
        UUID seen = Paging.after(after);
        PublishedVerdicts.Page page = verdicts.newest(new PublishedVerdicts.Filter(null, null, FRONT_PAGE, seen));
        List<VerdictView> views = page.items().stream()
                .map(verdict -> new VerdictView(verdict, ""))
                .toList();
        List<SubjectView> topics = search.subjects(Kind.TOPIC, 0, TOPICS).stream()
                .map(topic -> SubjectView.of(Kind.TOPIC, topic, language))
                .toList();
        List<ClaimBeingChecked> claims = seen == null ? checking.mostAskedFor(BEING_CHECKED) : List.of();
        String path = seen == null ? "/" : "/?after=" + seen;
        String next = page.next() == null
                ? null
                : Words.address("/", Map.of("after", page.next().toString()), language);
        return answer(
                Templates.front(Translation.of(site, path, language), views, page.count(), next, claims, topics),
                language,
                SurrogateKeys.of(SurrogateKeys.FRONT, SurrogateKeys.VERDICTS));
    }

    @GET
    @Path("/verdicts/{slug}")
    @Operation(hidden = true)
    public Response verdict(String slug) {
        return answer(verdicts.bySlug(slug).orElseThrow(() -> ProblemException.notFound("verdict", slug)));
    }

    /** What was published stays readable as it was, also after something newer was. */
    @GET
    @Path("/verdicts/{slug}/revisions/{number}")
    @Operation(hidden = true)
    public Response revision(String slug, int number) {
        return answer(verdicts.revision(slug, number)
                .orElseThrow(() -> ProblemException.notFound("revision", slug + "/" + number)));
    }

    private Response answer(PublishedVerdict verdict) {
        String language = PageLanguage.of(verdict.content().language());
        Standing standing = verdicts.standing(verdict.verdictId());
        boolean newest = standing.revisions().getFirst().number() == verdict.revision();
        VerdictView view = new VerdictView(
                verdict,
                claimReview.of(verdict, standing.revisions()),
                standing,
                figures.of(verdict.content().claim(), verdict.content().figures(), language, newest, false));
        VerdictLinks links = VerdictLinks.of(verdict, search.editions(verdict.claimId()), site);
        return answer(
                Templates.verdict(language, view, links, logged(verdict)),
                language,
                SurrogateKeys.of(SurrogateKeys.verdict(verdict.verdictId()), SurrogateKeys.claim(verdict.claimId())));
    }

    private @Nullable LoggedRevision logged(PublishedVerdict verdict) {
        return log.find(verdict.verdictId(), verdict.revision())
                .map(logged -> LoggedRevision.of(verdict, logged))
                .orElse(null);
    }

    private static Response answer(TemplateInstance template, String language, String keys) {
        return Response.ok(template.setLocale(language).render())
                .header(SurrogateKeys.HEADER, keys)
                .build();
    }
}
