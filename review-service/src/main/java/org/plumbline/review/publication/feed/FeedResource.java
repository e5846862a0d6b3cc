package org.plumbline.review.publication.feed;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.text.LanguageTags;
import org.plumbline.kit.web.Paging;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.cache.PublicAnswer;
import org.plumbline.review.publication.cache.SurrogateKeys;
import org.plumbline.review.publication.search.Criteria;
import org.plumbline.review.publication.search.VerdictSearch;
import org.plumbline.review.publication.search.VerdictSearch.Part;
import org.plumbline.review.site.Site;
import org.plumbline.review.verdict.RatingScale;

/**
 * Feeds of all verdicts and of some of them, as Atom and as JSON Feed. A verdict stands where its newest revision puts it;
 * older ones are on further pages.
 */
@Path("/feeds")
@PermitAll
@PublicAnswer
@GoesOnBefore
@RunOnVirtualThread
@Tag(name = "Feeds")
class FeedResource {

    private static final int PAGE = 30;
    private static final String FORM = ".{form:atom|json}";

    private final VerdictSearch search;
    private final Site site;

    FeedResource(VerdictSearch search, Site site) {
        this.search = search;
        this.site = site;
    }

    @GET
    @Path("/all" + FORM)
    @Operation(summary = "All verdicts, newest revision first; form is atom or json")
    @APIResponse(responseCode = "200", description = "A page of the feed.")
    public Response all(
            String form,
            @Parameter(description = "As the link to the next page has it") @QueryParam("before") @Nullable
                    String before) {
        return feed(form, "/feeds/all", Criteria.ALL, Map.of(), "", "/", before);
    }

    @GET
    @Path("/topics/{topic}" + FORM)
    @Operation(summary = "The verdicts on a topic")
    @APIResponse(responseCode = "200", description = "A page of the feed.")
    @APIResponse(responseCode = "404", description = "Nothing was checked on it.")
    public Response topic(String topic, String form, @QueryParam("before") @Nullable String before) {
        String path = "/topics/" + Criteria.encoded(topic);
        Criteria criteria = withVerdicts("topic", topic, Criteria.ofTopic(topic));
        return feed(form, "/feeds" + path, criteria, Map.of(), topic.replace('-', ' '), path, before);
    }

    @GET
    @Path("/claimants/{claimant}" + FORM)
    @Operation(summary = "The verdicts on what somebody said")
    @APIResponse(responseCode = "200", description = "A page of the feed.")
    @APIResponse(responseCode = "404", description = "Nothing was checked that they said.")
    public Response claimant(String claimant, String form, @QueryParam("before") @Nullable String before) {
        String path = "/claimants/" + Criteria.encoded(claimant);
        Criteria criteria = withVerdicts("claimant", claimant, Criteria.ofClaimant(claimant));
        return feed(form, "/feeds" + path, criteria, Map.of(), claimant.replace('-', ' '), path, before);
    }

    @GET
    @Path("/ratings/{rating}" + FORM)
    @Operation(summary = "The verdicts with a rating")
    @APIResponse(responseCode = "200", description = "A page of the feed.")
    @APIResponse(responseCode = "404", description = "The scale has no such rating.")
    public Response rating(String rating, String form, @QueryParam("before") @Nullable String before) {
        String name = RatingScale.find(rating)
                .orElseThrow(() -> ProblemException.notFound("rating", rating))
                .name();
        Criteria criteria = Criteria.ofRating(rating);
        return feed(form, "/feeds/ratings/" + rating, criteria, Map.of(), name, "/search?" + criteria.query(), before);
    }

    @GET
    @Path("/languages/{language}" + FORM)
    @Operation(summary = "The verdicts in a language")
    @APIResponse(responseCode = "200", description = "A page of the feed.")
    @APIResponse(responseCode = "404", description = "There is no such language.")
    public Response language(String language, String form, @QueryParam("before") @Nullable String before) {
        if (LanguageTags.canonical(language).isEmpty()) {
            throw ProblemException.notFound("language", language);
        }
        Criteria criteria = Criteria.ofLanguage(language);
        return feed(
                form,
                "/feeds/languages/" + Criteria.encoded(language),
                criteria,
                Map.of(),
                language,
                "/search?" + criteria.query(),
                before);
    }

    @GET
    @Path("/search" + FORM)
    @Operation(summary = "The verdicts that a search finds, newest revision first; with the parameters of /search")
    @APIResponse(responseCode = "200", description = "A page of the feed.")
    @APIResponse(responseCode = "422", description = "A parameter is not valid; the problem names it and why.")
    public Response search(
            String form,
            @QueryParam("q") @Nullable String words,
            @QueryParam("rating") @Nullable String rating,
            @QueryParam("topic") @Nullable String topic,
            @QueryParam("claimant") @Nullable String claimant,
            @QueryParam("language") @Nullable String language,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("before") @Nullable String before) {
        Criteria criteria = Criteria.of(words, rating, topic, claimant, language, from, to);
        String title = criteria.words() == null ? "" : criteria.words();
        String query = criteria.query();
        return feed(
                form,
                "/feeds/search",
                criteria,
                criteria.parameters(),
                title,
                query.isEmpty() ? "/search" : "/search?" + query,
                before);
    }

    private Response feed(
            String form,
            String path,
            Criteria criteria,
            Map<String, String> parameters,
            String about,
            String page,
            @Nullable String before) {
        UUID seen = Paging.before(before);
        Part found = search.before(criteria, seen, PAGE);
        String file = path + "." + form;
        String first = address(file, parameters, null);
        UUID next = found.next();
        FeedPart part = new FeedPart(
                // Both forms are one feed.
                address(path, parameters, null),
                about.isEmpty() ? site.deskName() : site.deskName() + ": " + about,
                address(file, parameters, seen),
                first,
                next == null ? null : address(file, parameters, next),
                updated(found.items()),
                site.url() + page,
                found.items());
        boolean atom = form.equals("atom");
        return Response.ok(atom ? AtomFeed.of(part, site) : JsonFeed.of(part, site))
                .header(HttpHeaders.CONTENT_TYPE, atom ? AtomFeed.TYPE : JsonFeed.TYPE)
                .header("Access-Control-Allow-Origin", "*")
                .header(SurrogateKeys.HEADER, SurrogateKeys.of(SurrogateKeys.FEEDS, SurrogateKeys.VERDICTS))
                .build();
    }

    /** What nobody checked anything of has no feed, as it has no page. */
    private Criteria withVerdicts(String what, String value, Criteria criteria) {
        if (search.count(criteria) == 0) {
            throw ProblemException.notFound(what, value);
        }
        return criteria;
    }

    private String address(String path, Map<String, String> parameters, @Nullable UUID before) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        if (before != null) {
            all.put("before", before.toString());
        }
        return site.url() + (all.isEmpty() ? path : path + "?" + Criteria.query(all));
    }

    /** An empty feed is as old as the newest verdict that could have been in it; 1970 before there is any. */
    private Instant updated(List<PublishedVerdict> verdicts) {
        return verdicts.stream()
                .map(PublishedVerdict::publishedAt)
                .max(Instant::compareTo)
                .orElseGet(() -> search.state(Criteria.ALL).publishedAt());
    }
}
