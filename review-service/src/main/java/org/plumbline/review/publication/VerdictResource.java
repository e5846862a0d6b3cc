package org.plumbline.review.publication;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.Paging;
import org.plumbline.review.inbox.ClaimSnapshot;
import org.plumbline.review.publication.cache.PublicAnswer;
import org.plumbline.review.publication.cache.SurrogateKeys;
import org.plumbline.review.site.Site;
import org.plumbline.review.text.Text;
import org.plumbline.review.verdict.Kind;
import org.plumbline.review.verdict.PublicEvidence;
import org.plumbline.review.verdict.PublicFigures;
import org.plumbline.review.verdict.PublicVerdict;
import org.plumbline.review.verdict.Rating;
import org.plumbline.review.verdict.RatingScale;

/** Published verdicts as JSON, for anybody. */
@Path("/api/verdicts")
@Produces(MediaType.APPLICATION_JSON)
@PublicAnswer
@RunOnVirtualThread
@Tag(name = "Verdicts")
class VerdictResource {

    private static final int PAGE = 20;

    private final PublishedVerdicts verdicts;
    private final Site site;

    VerdictResource(PublishedVerdicts verdicts, Site site) {
        this.verdicts = verdicts;
        this.site = site;
    }

    /** A verdict in a list. */
    @Schema(name = "VerdictSummary")
    record Summary(
            UUID id,
            UUID claimId,
            String slug,
            String url,
            int revision,
            String claim,
            @Nullable String claimant,
            String rating,
            String headline,
            String summary,
            String language,
            List<String> topics,
            Instant publishedAt,
            @Nullable String ratingNow,
            @Nullable Instant retractedAt) {

        static Summary of(PublishedVerdict verdict) {
            PublicVerdict content = verdict.content();
            InShort inShort = verdict.inShort();
            return new Summary(
                    verdict.verdictId(),
                    verdict.claimId(),
                    verdict.slug(),
                    verdict.url(),
                    verdict.revision(),
                    content.claim().text(),
                    content.claim().claimant(),
                    content.rating().slug(),
                    content.headline(),
                    content.summary(),
                    content.language(),
                    content.claim().topics(),
                    content.publishedAt(),
                    inShort.ratingNow() == null ? null : inShort.ratingNow().slug(),
                    inShort.retractedAt());
        }
    }

    /** A page of them. */
    @Schema(name = "Verdicts")
    record Listing(
            List<Summary> items, long count, @Nullable UUID next) {}

    /** A verdict whole. */
    @Schema(name = "Verdict")
    record View(
            UUID id,
            UUID claimId,
            String slug,
            String url,
            int revision,
            ClaimSnapshot claim,
            Rating rating,
            String headline,
            String summary,
            String body,
            @Nullable String methodology,
            String language,
            List<PublicEvidence> evidence,
            @Nullable String waiver,
            int checkedBy,
            int approvedBy,
            Instant publishedAt,
            Instant firstPublishedAt,
            String whatChanged,
            @Nullable Rating ratingNow,
            Kind kind,
            String hash,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PublicFigures> figures,
            @Nullable Instant retractedAt) {

        static View of(PublishedVerdict verdict) {
            PublicVerdict content = verdict.content();
            return new View(
                    verdict.verdictId(),
                    verdict.claimId(),
                    verdict.slug(),
                    verdict.url(),
                    verdict.revision(),
                    content.claim(),
                    content.rating(),
                    content.headline(),
                    content.summary(),
                    content.body(),
                    content.methodology(),
                    content.language(),
                    content.evidence(),
                    content.waiver(),
                    content.checkedBy(),
                    content.approvedBy(),
                    content.publishedAt(),
                    verdict.firstPublishedAt(),
                    content.whatChanged(),
                    content.ratingNow(),
                    content.kind(),
                    verdict.hash(),
                    content.figures(),
                    verdict.inShort().retractedAt());
        }
    }

    @GET
    @PermitAll
    @Operation(summary = "List published verdicts, newest first")
    @APIResponse(
            responseCode = "200",
            description = "Some of them.",
            headers =
                    @Header(
                            name = "Link",
                            description = "rel=\"next\": the next page",
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = Listing.class)))
    @APIResponse(responseCode = "422", description = "A parameter is not valid; the problem names it and why.")
    public Response list(
            @Parameter(description = "Retracted verdicts have none") @QueryParam("rating") @Nullable String rating,
            @QueryParam("topic") @Nullable String topic,
            @Parameter(description = "1 to 100, 20 if left out") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "The next of the page before") @QueryParam("after") @Nullable String after) {
        if (rating != null && RatingScale.find(rating).isEmpty()) {
            throw ProblemException.invalid("rating", "must be a rating of the desk's scale");
        }
        if (topic != null && !topic.matches(Text.LINE)) {
            throw ProblemException.invalid("topic", Text.PLAIN);
        }
        int size = Paging.limit(limit, PAGE);
        PublishedVerdicts.Page page =
                verdicts.newest(new PublishedVerdicts.Filter(rating, topic, size, Paging.after(after)));
        Response.ResponseBuilder response = Response.ok(
                        new Listing(page.items().stream().map(Summary::of).toList(), page.count(), page.next()))
                .header(SurrogateKeys.HEADER, SurrogateKeys.of(SurrogateKeys.VERDICTS));
        if (page.next() != null) {
            UriBuilder next = UriBuilder.fromUri(site.at("/api/verdicts"));
            if (rating != null) {
                next.queryParam("rating", "{rating}").resolveTemplate("rating", rating);
            }
            if (topic != null) {
                next.queryParam("topic", "{topic}").resolveTemplate("topic", topic);
            }
            response.link(
                    next.queryParam("limit", size)
                            .queryParam("after", page.next())
                            .build(),
                    "next");
        }
        return response.build();
    }

    @GET
    @Path("/{slug}")
    @PermitAll
    @Operation(summary = "Read a published verdict")
    @APIResponse(
            responseCode = "200",
            description = "The verdict as it stands.",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "404", description = "No verdict is published at this address.")
    public Response get(String slug) {
        PublishedVerdict verdict = verdicts.bySlug(slug).orElseThrow(() -> ProblemException.notFound("verdict", slug));
        return Response.ok(View.of(verdict))
                .header(SurrogateKeys.HEADER, SurrogateKeys.of(SurrogateKeys.verdict(verdict.verdictId())))
                .build();
    }
}
