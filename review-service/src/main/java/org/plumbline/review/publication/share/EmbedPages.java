package org.plumbline.review.publication.share;

import java.util.regex.Pattern;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.publication.PageLanguage;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.PublishedVerdicts;
import org.plumbline.review.publication.VerdictView;
import org.plumbline.review.publication.cache.PublicAnswer;
import org.plumbline.review.publication.cache.SurrogateKeys;
import org.plumbline.review.site.Site;

/**
 * A verdict within other sites' pages: a small page for a frame, which shows the rating as it stands and asks again every
 * few minutes while it is open, and oEmbed 1.0, by which an editor turns a verdict's address into that frame.
 */
@Path("/embed")
@PermitAll
@PublicAnswer
@RunOnVirtualThread
class EmbedPages {

    private static final Pattern PIXELS = Pattern.compile("[1-9][0-9]{0,4}");

    private final PublishedVerdicts verdicts;
    private final Site site;

    EmbedPages(PublishedVerdicts verdicts, Site site) {
        this.verdicts = verdicts;
        this.site = site;
    }

    /** An oEmbed answer of the type {@code rich}; the names are those of the specification. */
    record Rich(
            String version,
            String type,
            String title,
            @JsonProperty("author_name") String authorName,
            @JsonProperty("author_url") String authorUrl,
            @JsonProperty("provider_name") String providerName,
            @JsonProperty("provider_url") String providerUrl,
            @JsonProperty("cache_age") int cacheAge,
            @JsonUnwrapped @Nullable Thumbnail thumbnail,
            String html,
            int width,
            int height) {}

    /** A picture of it, which has to fit into what was asked for as the frame has. */
    record Thumbnail(
            @JsonProperty("thumbnail_url") String url,
            @JsonProperty("thumbnail_width") int width,
            @JsonProperty("thumbnail_height") int height) {}

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance embed(String language, VerdictView verdict, String deskName);
    }

    @GET
    @Path("/{slug}")
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Operation(hidden = true)
    public Response embed(String slug) {
        PublishedVerdict verdict = find(slug);
        String language = PageLanguage.of(verdict.content().language());
        String page = Templates.embed(language, new VerdictView(verdict, ""), site.deskName())
                .setLocale(language)
                .render();
        return answer(verdict, page);
    }

    @GET
    @Path("/oembed")
    @Produces(MediaType.APPLICATION_JSON)
    @Tag(name = "Verdicts")
    @Operation(summary = "oEmbed 1.0: how to embed the verdict at an address")
    @APIResponse(responseCode = "200", description = "An answer of the type rich.")
    @APIResponse(responseCode = "404", description = "The address is not that of a verdict.")
    @APIResponse(responseCode = "501", description = "Another format than json was asked for.")
    public Response oEmbed(
            @QueryParam("url") @Nullable String url,
            @QueryParam("format") @Nullable String format,
            @QueryParam("maxwidth") @Nullable String maxWidth,
            @QueryParam("maxheight") @Nullable String maxHeight) {
        if (format != null && !format.equals("json")) {
            return Response.status(Response.Status.NOT_IMPLEMENTED)
                    .type(MediaType.TEXT_PLAIN_TYPE)
                    .entity("The only format is json.")
                    .build();
        }
        String prefix = site.verdictUrl("");
        if (url == null || !url.startsWith(prefix)) {
            throw ProblemException.notFound("verdict", url == null ? "" : url);
        }
        PublishedVerdict verdict = find(url.substring(prefix.length()).replaceAll("[?#].*$", ""));
        int widest = pixels("maxwidth", maxWidth);
        int highest = pixels("maxheight", maxHeight);
        int width = Math.min(EmbedCode.WIDTH, widest);
        int height = Math.min(EmbedCode.HEIGHT, highest);
        boolean pictureFits = ShareImage.WIDTH <= widest && ShareImage.HEIGHT <= highest;
        return answer(
                verdict,
                new Rich(
                        "1.0",
                        "rich",
                        verdict.inShort().title(verdict.content().headline()),
                        site.deskName(),
                        site.url(),
                        site.deskName(),
                        site.url(),
                        300,
                        pictureFits ? new Thumbnail(verdict.url() + ".png", ShareImage.WIDTH, ShareImage.HEIGHT) : null,
                        EmbedCode.of(verdict, site, width, height),
                        width,
                        height));
    }

    private PublishedVerdict find(String slug) {
        return verdicts.bySlug(slug).orElseThrow(() -> ProblemException.notFound("verdict", slug));
    }

    private static int pixels(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return Integer.MAX_VALUE;
        }
        if (!PIXELS.matcher(value).matches()) {
            throw ProblemException.invalid(name, "must be a number of pixels");
        }
        return Integer.parseInt(value);
    }

    private static Response answer(PublishedVerdict verdict, Object content) {
        return Response.ok(content)
                .header(SurrogateKeys.HEADER, SurrogateKeys.of(SurrogateKeys.verdict(verdict.verdictId())))
                .header("Access-Control-Allow-Origin", "*")
                .build();
    }
}
