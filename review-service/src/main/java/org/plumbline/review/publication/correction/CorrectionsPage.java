package org.plumbline.review.publication.correction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

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
import org.plumbline.review.publication.PageLanguage;
import org.plumbline.review.publication.cache.PublicAnswer;
import org.plumbline.review.publication.cache.SurrogateKeys;
import org.plumbline.review.publication.page.Translation;
import org.plumbline.review.publication.page.Words;
import org.plumbline.review.publication.search.Criteria;
import org.plumbline.review.site.Site;
import org.plumbline.review.verdict.Kind;

/** Everything that was changed of what is published, newest first. */
// Not "/corrections": forms and private pages lie below it, in classes of their own.
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@PermitAll
@PublicAnswer
@RunOnVirtualThread
class CorrectionsPage {

    private static final String PATH = "/corrections";
    private static final int PAGE = 20;

    private final PublishedChanges changes;
    private final Site site;

    CorrectionsPage(PublishedChanges changes, Site site) {
        this.changes = changes;
        this.site = site;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance list(
                Translation translation, String kind, List<ChangeView> items, long count, @Nullable String next);
    }

    @GET
    @Path(PATH)
    @Operation(hidden = true)
    public Response list(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("before") @Nullable String before,
            @QueryParam("lang") @Nullable String lang) {
        String language = PageLanguage.of(lang);
        Kind wanted = kind(kind);
        UUID seen = Paging.before(before);
        PublishedChanges.Page page = changes.newest(wanted, seen, PAGE);
        Map<String, String> parameters = new LinkedHashMap<>();
        if (wanted != null) {
            parameters.put("kind", wanted.name());
        }
        Map<String, String> here = new LinkedHashMap<>(parameters);
        if (seen != null) {
            here.put("before", seen.toString());
        }
        UUID next = page.next();
        if (next != null) {
            parameters.put("before", next.toString());
        }
        String query = Criteria.query(here);
        return Response.ok(Templates.list(
                                Translation.of(site, query.isEmpty() ? PATH : PATH + "?" + query, language),
                                wanted == null ? "" : wanted.name(),
                                page.items().stream()
                                        .map(change -> ChangeView.of(change, language))
                                        .toList(),
                                page.count(),
                                next == null ? null : Words.address(PATH, parameters, language))
                        .setLocale(language)
                        .render())
                .header(SurrogateKeys.HEADER, SurrogateKeys.of(SurrogateKeys.VERDICTS))
                .build();
    }

    private static @Nullable Kind kind(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        return Stream.of(Kind.CORRECTION, Kind.MINOR, Kind.UPDATE, Kind.RECHECK, Kind.RETRACTION)
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.invalid("kind", "must be CORRECTION, MINOR, UPDATE, RECHECK or RETRACTION"));
    }
}
