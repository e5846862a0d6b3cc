package org.plumbline.review.publication.feed;

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
import org.plumbline.kit.web.Paging;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.PublishedVerdicts;
import org.plumbline.review.publication.cache.PublicAnswer;
import org.plumbline.review.publication.cache.SurrogateKeys;
import org.plumbline.review.publication.correction.PublishedChanges;
import org.plumbline.review.site.Site;

/** What was changed of what is published, as Atom: of all verdicts, and of one. */
@Path("/")
@PermitAll
@PublicAnswer
@GoesOnBefore
@RunOnVirtualThread
@Tag(name = "Feeds")
class ChangeFeedResource {

    private static final int PAGE = 30;
    private static final String PATH = "/corrections.atom";

    private final PublishedChanges changes;
    private final PublishedVerdicts verdicts;
    private final Site site;

    ChangeFeedResource(PublishedChanges changes, PublishedVerdicts verdicts, Site site) {
        this.changes = changes;
        this.verdicts = verdicts;
        this.site = site;
    }

    @GET
    @Path(PATH)
    @Operation(summary = "Every correction, update and retraction, newest first, as Atom")
    @APIResponse(responseCode = "200", description = "A page of the feed.")
    @APIResponse(responseCode = "422", description = "A parameter is not valid; the problem names it and why.")
    public Response all(
            @Parameter(description = "As the link to the next page has it") @QueryParam("before") @Nullable
                    String before) {
        UUID seen = Paging.before(before);
        PublishedChanges.Page page = changes.newest(null, seen, PAGE);
        String first = site.url() + PATH;
        return answer(
                new ChangeFeed.Part(
                        first,
                        site.deskName(),
                        seen == null ? first : first + "?before=" + seen,
                        site.url() + "/corrections",
                        page.next() == null ? null : first + "?before=" + page.next(),
                        page.items()),
                SurrogateKeys.of(SurrogateKeys.FEEDS, SurrogateKeys.VERDICTS));
    }

    @GET
    @Path("/verdicts/{slug:[0-9a-z-]+}.atom")
    @Operation(summary = "Everything that was published of a verdict, newest first, as Atom")
    @APIResponse(responseCode = "200", description = "The feed.")
    @APIResponse(responseCode = "404", description = "No verdict is published at this address.")
    public Response ofVerdict(String slug) {
        PublishedVerdict verdict = verdicts.bySlug(slug).orElseThrow(() -> ProblemException.notFound("verdict", slug));
        return answer(
                new ChangeFeed.Part(
                        // Not the verdict's own: that is its entry in the feeds of verdicts.
                        verdict.url() + ".atom",
                        site.deskName() + ": " + verdict.content().headline(),
                        verdict.url() + ".atom",
                        verdict.url(),
                        null,
                        changes.of(verdict.verdictId())),
                SurrogateKeys.of(SurrogateKeys.verdict(verdict.verdictId())));
    }

    private Response answer(ChangeFeed.Part part, String keys) {
        return Response.ok(ChangeFeed.of(part, site))
                .header(HttpHeaders.CONTENT_TYPE, AtomFeed.TYPE)
                .header("Access-Control-Allow-Origin", "*")
                .header(SurrogateKeys.HEADER, keys)
                .build();
    }
}
