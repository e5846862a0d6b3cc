package org.plumbline.review.publication.text;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.plumbline.review.publication.Markdown;
import org.plumbline.review.publication.PageLanguage;
import org.plumbline.review.publication.cache.PublicAnswer;
import org.plumbline.review.publication.cache.SurrogateKeys;
import org.plumbline.review.publication.page.Translation;
import org.plumbline.review.site.Site;
import org.plumbline.review.verdict.Rating;
import org.plumbline.review.verdict.RatingScale;

/** How the desk works and who it is. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@PermitAll
@PublicAnswer
@RunOnVirtualThread
class TextPages {

    private final SiteTexts texts;
    private final Site site;

    TextPages(SiteTexts texts, Site site) {
        this.texts = texts;
        this.site = site;
    }

    /** One step of the scale in the page's language. */
    public record Step(
            String slug,
            String name,
            String meaning,
            @Nullable Integer number) {

        static Step of(Rating rating, String language) {
            boolean arabic = PageLanguage.isArabic(language);
            return new Step(
                    rating.slug(),
                    arabic ? rating.nameAr() : rating.name(),
                    arabic ? rating.meaningAr() : rating.meaning(),
                    rating.number());
        }
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance methodology(
                Translation translation,
                RawString methodology,
                List<Step> scale,
                RawString sources,
                RawString corrections);

        static native TemplateInstance about(Translation translation, RawString about);
    }

    @GET
    @Path("/methodology")
    @Operation(hidden = true)
    public Response methodology(@QueryParam("lang") @Nullable String lang) {
        String language = PageLanguage.of(lang);
        return answer(
                Templates.methodology(
                        Translation.of(site, "/methodology", language),
                        html(SiteText.METHODOLOGY, language),
                        RatingScale.ratings().stream()
                                .map(rating -> Step.of(rating, language))
                                .toList(),
                        html(SiteText.SOURCES, language),
                        html(SiteText.CORRECTIONS, language)),
                language);
    }

    @GET
    @Path("/about")
    @Operation(hidden = true)
    public Response about(@QueryParam("lang") @Nullable String lang) {
        String language = PageLanguage.of(lang);
        return answer(
                Templates.about(Translation.of(site, "/about", language), html(SiteText.ABOUT, language)), language);
    }

    private RawString html(SiteText text, String language) {
        return new RawString(Markdown.toHtml(texts.current(text, language).body(), 0));
    }

    private static Response answer(TemplateInstance template, String language) {
        return Response.ok(template.setLocale(language).render())
                .header(SurrogateKeys.HEADER, SurrogateKeys.of(SurrogateKeys.TEXTS))
                .build();
    }
}
