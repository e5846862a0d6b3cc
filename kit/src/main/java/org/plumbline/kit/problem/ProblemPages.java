package org.plumbline.kit.problem;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.text.SiteLanguage;

/**
 * Shows a problem to a person: readers within the public site, in their language and with ways on; the desk's people with
 * the way back to their work.
 */
@Singleton
class ProblemPages {

    /** Where only the desk's people have anything to do. */
    private static final List<String> INSIDE = List.of("/desk", "/api");

    /** The statuses whose title readers get in their language. */
    private static final Set<Integer> TITLED = Set.of(400, 404, 405, 409, 422, 429, 500, 503);

    /** Those of them whose detail adds nothing to what is said in their language. */
    private static final Set<Integer> SAID_WHOLLY = Set.of(404, 405, 429, 500, 503);

    private final Template desk;
    private final Template site;

    ProblemPages(@Location("kit/problem.html") Template desk, @Location("kit/publicProblem.html") Template site) {
        this.desk = desk;
        this.site = site;
    }

    String render(Problem problem, UriInfo uri, HttpHeaders headers) {
        String path = uri.getRequestUri().getPath();
        if (INSIDE.stream().anyMatch(inside -> path.equals(inside) || path.startsWith(inside + "/"))) {
            return desk.data("problem", problem).render();
        }
        String language = language(uri.getQueryParameters().getFirst("lang"), headers);
        return site.instance()
                .setLocale(language)
                .data("problem", problem)
                .data("language", language)
                .data("titled", TITLED.contains(problem.status()))
                .data("detailed", !SAID_WHOLLY.contains(problem.status()))
                .render();
    }

    /** As the address asks for; an address that leads nowhere asks for none mostly, so what the browser prefers is next. */
    private static String language(@Nullable String asked, HttpHeaders headers) {
        if (asked != null) {
            return SiteLanguage.of(asked);
        }
        return headers.getAcceptableLanguages().stream()
                .map(Locale::getLanguage)
                .filter(List.of(SiteLanguage.ENGLISH, SiteLanguage.ARABIC)::contains)
                .findFirst()
                .orElse(SiteLanguage.ENGLISH);
    }
}
