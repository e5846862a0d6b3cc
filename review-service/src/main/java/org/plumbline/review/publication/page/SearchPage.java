package org.plumbline.review.publication.page;

import java.util.List;

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
import org.plumbline.review.publication.search.VerdictSearch.Order;
import org.plumbline.review.site.Site;

/** The search over published verdicts. */
@Path("/search")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@PermitAll
@PublicAnswer
@RunOnVirtualThread
class SearchPage {

    private static final int PAGE = 20;
    private static final int CHOICES = 50;

    private final VerdictSearch search;
    private final Site site;

    SearchPage(VerdictSearch search, Site site) {
        this.search = search;
        this.site = site;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance search(SearchView view);
    }

    @GET
    @Operation(hidden = true)
    public Response search(
            @QueryParam("q") @Nullable String words,
            @QueryParam("rating") @Nullable String rating,
            @QueryParam("topic") @Nullable String topic,
            @QueryParam("claimant") @Nullable String claimant,
            @QueryParam("language") @Nullable String verdictLanguage,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("page") @Nullable String page,
            @QueryParam("lang") @Nullable String lang) {
        Criteria criteria = Criteria.of(words, rating, topic, claimant, verdictLanguage, from, to);
        Order order = order(sort);
        int number = PageNumber.of(page);
        String language = PageLanguage.of(lang);
        VerdictSearch.Found found = search.find(criteria, order, (number - 1) * PAGE, PAGE);
        List<VerdictView> views = found.items().stream()
                .map(verdict -> new VerdictView(verdict, ""))
                .toList();
        SearchView view = new SearchView(
                language,
                Translation.of(site, SearchView.address(criteria, order, number, SiteLanguage.ENGLISH), language),
                criteria,
                order,
                views,
                found.count(),
                search.facets(criteria, CHOICES),
                number,
                PAGE);
        return Response.ok(Templates.search(view).setLocale(language).render())
                .header(SurrogateKeys.HEADER, SurrogateKeys.of(SurrogateKeys.VERDICTS, SurrogateKeys.SEARCH))
                .build();
    }

    private static Order order(@Nullable String sort) {
        if (sort == null || sort.isBlank() || sort.equals("best")) {
            return Order.BEST;
        }
        if (sort.equals("newest")) {
            return Order.NEWEST;
        }
        throw ProblemException.invalid("sort", "must be best or newest");
    }
}
