package org.plumbline.review.publication.page;

import java.util.List;
import java.util.Map;

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
import org.plumbline.kit.text.SiteLanguage;
import org.plumbline.review.publication.PageLanguage;
import org.plumbline.review.publication.VerdictView;
import org.plumbline.review.publication.cache.PublicAnswer;
import org.plumbline.review.publication.cache.SurrogateKeys;
import org.plumbline.review.publication.search.Criteria;
import org.plumbline.review.publication.search.VerdictSearch;
import org.plumbline.review.publication.search.VerdictSearch.Kind;
import org.plumbline.review.publication.search.VerdictSearch.Order;
import org.plumbline.review.site.Site;

/** What was checked by topic and by claimant, with counts by rating and what they are counts of. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@PermitAll
@PublicAnswer
@RunOnVirtualThread
class SubjectPages {

    private static final int SUBJECTS = 50;
    private static final int VERDICTS = 20;

    private final VerdictSearch search;
    private final Site site;

    SubjectPages(VerdictSearch search, Site site) {
        this.search = search;
        this.site = site;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance list(
                boolean topics,
                Translation translation,
                List<SubjectView> subjects,
                long count,
                @Nullable String previous,
                @Nullable String next);

        static native TemplateInstance subject(
                boolean topic,
                Translation translation,
                SubjectView subject,
                List<VerdictView> verdicts,
                @Nullable String previous,
                @Nullable String next);
    }

    @GET
    @Path("/topics")
    @Operation(hidden = true)
    public Response topics(@QueryParam("page") @Nullable String page, @QueryParam("lang") @Nullable String lang) {
        return list(Kind.TOPIC, PageNumber.of(page), PageLanguage.of(lang));
    }

    @GET
    @Path("/topics/{topic}")
    @Operation(hidden = true)
    public Response topic(
            String topic, @QueryParam("page") @Nullable String page, @QueryParam("lang") @Nullable String lang) {
        return subject(Kind.TOPIC, topic, Criteria.ofTopic(topic), PageNumber.of(page), PageLanguage.of(lang));
    }

    @GET
    @Path("/claimants")
    @Operation(hidden = true)
    public Response claimants(@QueryParam("page") @Nullable String page, @QueryParam("lang") @Nullable String lang) {
        return list(Kind.CLAIMANT, PageNumber.of(page), PageLanguage.of(lang));
    }

    @GET
    @Path("/claimants/{claimant}")
    @Operation(hidden = true)
    public Response claimant(
            String claimant, @QueryParam("page") @Nullable String page, @QueryParam("lang") @Nullable String lang) {
        return subject(
                Kind.CLAIMANT, claimant, Criteria.ofClaimant(claimant), PageNumber.of(page), PageLanguage.of(lang));
    }

    private Response list(Kind kind, int page, String language) {
        String path = SubjectView.path(kind);
        long count = search.subjects(kind);
        List<SubjectView> subjects = search.subjects(kind, (page - 1) * SUBJECTS, SUBJECTS).stream()
                .map(subject -> SubjectView.of(kind, subject, language))
                .toList();
        return answer(
                Templates.list(
                        kind == Kind.TOPIC,
                        Translation.of(site, at(path, page, SiteLanguage.ENGLISH), language),
                        subjects,
                        count,
                        page == 1 ? null : at(path, page - 1, language),
                        (long) page * SUBJECTS < count ? at(path, page + 1, language) : null),
                language,
                SurrogateKeys.of(SurrogateKeys.VERDICTS));
    }

    private Response subject(Kind kind, String value, Criteria criteria, int page, String language) {
        VerdictSearch.Subject subject = search.subject(kind, value)
                .orElseThrow(() -> ProblemException.notFound(kind == Kind.TOPIC ? "topic" : "claimant", value));
        VerdictSearch.Found found = search.find(criteria, Order.NEWEST, (page - 1) * VERDICTS, VERDICTS);
        String path = SubjectView.path(kind) + "/" + Criteria.encoded(value);
        return answer(
                Templates.subject(
                        kind == Kind.TOPIC,
                        Translation.of(site, at(path, page, SiteLanguage.ENGLISH), language),
                        SubjectView.of(kind, subject, language),
                        found.items().stream()
                                .map(verdict -> new VerdictView(verdict, ""))
                                .toList(),
                        page == 1 ? null : at(path, page - 1, language),
                        (long) page * VERDICTS < found.count() ? at(path, page + 1, language) : null),
                language,
                SurrogateKeys.of(
                        SurrogateKeys.VERDICTS,
                        kind == Kind.TOPIC ? SurrogateKeys.topic(value) : SurrogateKeys.claimant(value)));
    }

    private static String at(String path, int page, String language) {
        return Words.address(path, page == 1 ? Map.of() : Map.of("page", Integer.toString(page)), language);
    }

    private static Response answer(TemplateInstance template, String language, String keys) {
        return Response.ok(template.setLocale(language).render())
                .header(SurrogateKeys.HEADER, keys)
                .build();
    }
}
