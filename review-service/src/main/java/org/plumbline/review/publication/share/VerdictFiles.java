package org.plumbline.review.publication.share;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.publication.ClaimReviewJson;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.PublishedVerdicts;
import org.plumbline.review.publication.RevisionLine;
import org.plumbline.review.publication.cache.PublicAnswer;
import org.plumbline.review.publication.cache.SurrogateKeys;
import org.plumbline.review.site.Site;

/** What there is of a verdict beside its page: its markup, its picture, and how it is cited. */
// Not "/verdicts": the class with the longer path would hide the page of a verdict, which is another's.
@Path("/")
@PermitAll
@PublicAnswer
@RunOnVirtualThread
class VerdictFiles {

    private static final String SLUG = "/verdicts/{slug:[0-9a-z-]+}";

    private final PublishedVerdicts verdicts;
    private final ClaimReviewJson claimReview;
    private final ShareImages images;
    private final Site site;

    VerdictFiles(PublishedVerdicts verdicts, ClaimReviewJson claimReview, ShareImages images, Site site) {
        this.verdicts = verdicts;
        this.claimReview = claimReview;
        this.images = images;
        this.site = site;
    }

    @GET
    @Path(SLUG + ".jsonld")
    @Operation(hidden = true)
    public Response claimReview(String slug) {
        PublishedVerdict verdict = find(slug);
        List<RevisionLine> revisions = verdicts.standing(verdict.verdictId()).revisions();
        return answer(verdict, claimReview.json(verdict, revisions), "application/ld+json;charset=UTF-8")
                .header("Access-Control-Allow-Origin", "*")
                .build();
    }

    @GET
    @Path(SLUG + ".png")
    @Operation(hidden = true)
    public Response image(String slug) {
        PublishedVerdict verdict = find(slug);
        return answer(verdict, images.of(verdict), "image/png").build();
    }

    @GET
    @Path(SLUG + ".txt")
    @Operation(hidden = true)
    public Response plain(String slug) {
        PublishedVerdict verdict = find(slug);
        return answer(verdict, cite(verdict).plain() + "\n", "text/plain;charset=UTF-8")
                .build();
    }

    @GET
    @Path(SLUG + ".bib")
    @Operation(hidden = true)
    public Response bibTex(String slug) {
        PublishedVerdict verdict = find(slug);
        return download(verdict, cite(verdict).bibTex(), "application/x-bibtex;charset=UTF-8", "bib");
    }

    @GET
    @Path(SLUG + ".ris")
    @Operation(hidden = true)
    public Response ris(String slug) {
        PublishedVerdict verdict = find(slug);
        return download(verdict, cite(verdict).ris(), "application/x-research-info-systems;charset=UTF-8", "ris");
    }

    @GET
    @Path(SLUG + ".csl.json")
    @Operation(hidden = true)
    public Response csl(String slug) {
        PublishedVerdict verdict = find(slug);
        return download(verdict, cite(verdict).csl(), "application/vnd.citationstyles.csl+json", "csl.json");
    }

    private PublishedVerdict find(String slug) {
        return verdicts.bySlug(slug).orElseThrow(() -> ProblemException.notFound("verdict", slug));
    }

    private Citation cite(PublishedVerdict verdict) {
        return Citation.of(verdict, site.deskName());
    }

    private static Response download(PublishedVerdict verdict, Object content, String type, String end) {
        return answer(verdict, content, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + verdict.slug() + "." + end + "\"")
                .build();
    }

    private static Response.ResponseBuilder answer(PublishedVerdict verdict, Object content, String type) {
        return Response.ok(content)
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(SurrogateKeys.HEADER, SurrogateKeys.of(SurrogateKeys.verdict(verdict.verdictId())));
    }
}
