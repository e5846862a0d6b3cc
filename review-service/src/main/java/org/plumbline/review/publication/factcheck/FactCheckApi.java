package org.plumbline.review.publication.factcheck;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.PublishedVerdicts;
import org.plumbline.review.publication.cache.PublicAnswer;
import org.plumbline.review.publication.cache.SurrogateKeys;
import org.plumbline.review.publication.factcheck.FoundClaims.FoundClaim;
import org.plumbline.review.publication.factcheck.Window.InvalidParameter;
import org.plumbline.review.publication.search.Criteria;
import org.plumbline.review.publication.search.VerdictSearch;
import org.plumbline.review.publication.search.VerdictSearch.Found;
import org.plumbline.review.publication.search.VerdictSearch.Order;
import org.plumbline.review.site.Site;

/**
 * Google's Fact Check Tools API v1alpha1, with the desk's verdicts for answers: a client of Google's needs no more than
 * another address. It asks for no key, and takes any; parameters that are Google's for all its APIs are taken and do
 * nothing.
 */
@Path("/v1alpha1")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@PublicAnswer
@RunOnVirtualThread
@Tag(name = "Fact Check Tools API")
class FactCheckApi {

    private final VerdictSearch search;
    private final PublishedVerdicts verdicts;
    private final Site site;
    private final Clock clock;

    FactCheckApi(VerdictSearch search, PublishedVerdicts verdicts, Site site, Clock clock) {
        this.search = search;
        this.verdicts = verdicts;
        this.site = site;
        this.clock = clock;
    }

    @GET
    @Path("/claims:search")
    @Operation(summary = "Search claims that were checked")
    @APIResponse(responseCode = "200", description = "Some of them, and a token for more.")
    @APIResponse(responseCode = "400", description = "A parameter is not valid, or query is missing.")
    public Response search(
            @Parameter(description = "Required unless reviewPublisherSiteFilter is given")
                    @QueryParam("query")
                    @Nullable
                    String query,
            @Parameter(description = "BCP 47; its region does not matter") @QueryParam("languageCode") @Nullable
                    String language,
            @Parameter(description = "Host of the publisher, without www")
                    @QueryParam("reviewPublisherSiteFilter")
                    @Nullable
                    String publisher,
            @QueryParam("maxAgeDays") @Nullable String maxAgeDays,
            @Parameter(description = "10 if left out, 100 at the most") @QueryParam("pageSize") @Nullable
                    String pageSize,
            @QueryParam("pageToken") @Nullable String pageToken,
            @Parameter(description = "Not with a pageToken") @QueryParam("offset") @Nullable String offset) {
        if (!Window.isGiven(query) && !Window.isGiven(publisher)) {
            return GoogleError.invalid("Give query or reviewPublisherSiteFilter.");
        }
        try {
            Window window = Window.of(
                    pageSize,
                    pageToken,
                    offset,
                    String.join("\n", "claims", text(query), text(language), text(publisher), text(maxAgeDays)));
            int days = Window.number("maxAgeDays", maxAgeDays, 0);
            Criteria criteria = AskedFor.criteria(query, language, days == 0 ? null : firstDay(days));
            Found found = isOurs(publisher)
                    ? search.find(criteria, Order.BEST, window.offset(), window.size())
                    : new Found(List.of(), 0);
            return answer(new FoundClaims(
                    found.items().stream()
                            .map(verdict -> FoundClaim.of(verdict, site))
                            .toList(),
                    window.next(found.count())));
        } catch (InvalidParameter e) {
            return GoogleError.invalid(e.reason());
        } catch (ProblemException e) {
            return GoogleError.invalid(AskedFor.reason(e));
        }
    }

    @GET
    @Path("/pages")
    @Operation(summary = "List the pages of verdicts with their markup, newest revision first")
    @APIResponse(responseCode = "200", description = "Some of them, and a token for more.")
    @APIResponse(responseCode = "400", description = "A parameter is not valid.")
    public Response pages(
            @Parameter(description = "Address of one page; not with organization") @QueryParam("url") @Nullable
                    String url,
            @Parameter(description = "Host of the publisher; not with url") @QueryParam("organization") @Nullable
                    String organization,
            @QueryParam("pageSize") @Nullable String pageSize,
            @QueryParam("pageToken") @Nullable String pageToken,
            @QueryParam("offset") @Nullable String offset) {
        if (Window.isGiven(url) && Window.isGiven(organization)) {
            return GoogleError.invalid("Give url or organization, not both.");
        }
        try {
            Window window =
                    Window.of(pageSize, pageToken, offset, String.join("\n", "pages", text(url), text(organization)));
            if (url != null && !url.isEmpty()) {
                return answer(new MarkupPage.Listing(
                        byUrl(url).map(verdict -> MarkupPage.of(verdict, site)).stream()
                                .toList(),
                        null));
            }
            Found found = isOurs(organization)
                    ? search.find(Criteria.ALL, Order.NEWEST, window.offset(), window.size())
                    : new Found(List.of(), 0);
            return answer(new MarkupPage.Listing(
                    found.items().stream()
                            .map(verdict -> MarkupPage.of(verdict, site))
                            .toList(),
                    window.next(found.count())));
        } catch (InvalidParameter e) {
            return GoogleError.invalid(e.reason());
        }
    }

    @GET
    @Path("/pages/{id}")
    @Operation(summary = "Read the page of a verdict with its markup")
    @APIResponse(responseCode = "200", description = "The page.")
    @APIResponse(responseCode = "404", description = "There is no such page.")
    public Response page(String id) {
        return byId(id).map(verdict -> answer(MarkupPage.of(verdict, site)))
                .orElseGet(() -> GoogleError.notFound("There is no page " + MarkupPage.PREFIX + id + "."));
    }

    @POST
    @Path("/pages")
    @Operation(summary = "Answered with an error: this API only reads")
    @APIResponse(responseCode = "405", description = "Always.")
    public Response create() {
        return GoogleError.readOnly();
    }

    @PUT
    @Path("/pages/{id}")
    @Operation(summary = "Answered with an error: this API only reads")
    @APIResponse(responseCode = "405", description = "Always.")
    public Response update(String id) {
        return GoogleError.readOnly();
    }

    @DELETE
    @Path("/pages/{id}")
    @Operation(summary = "Answered with an error: this API only reads")
    @APIResponse(responseCode = "405", description = "Always.")
    public Response delete(String id) {
        return GoogleError.readOnly();
    }

    /** A claim is never younger than its verdict, so the verdict's day is the newer of both. */
    private String firstDay(int days) {
        return Shown.day(clock.instant().minus(Duration.ofDays(Math.min(days, 365_000))))
                .toString();
    }

    /** Whether a filter, if there is one, names our host, with or without www. */
    private boolean isOurs(@Nullable String filter) {
        if (filter == null || filter.isEmpty()) {
            return true;
        }
        String host = filter.toLowerCase(Locale.ROOT).strip();
        return (host.startsWith("www.") ? host.substring(4) : host).equals(site.host());
    }

    private Optional<PublishedVerdict> byUrl(String url) {
        String prefix = site.verdictUrl("");
        return url.startsWith(prefix) ? verdicts.bySlug(url.substring(prefix.length())) : Optional.empty();
    }

    private Optional<PublishedVerdict> byId(String id) {
        try {
            return verdicts.byId(UUID.fromString(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static Response answer(Object content) {
        return Response.ok(content, MediaType.APPLICATION_JSON_TYPE)
                .header("Access-Control-Allow-Origin", "*")
                .header(SurrogateKeys.HEADER, SurrogateKeys.of(SurrogateKeys.VERDICTS, SurrogateKeys.SEARCH))
                .build();
    }
}
