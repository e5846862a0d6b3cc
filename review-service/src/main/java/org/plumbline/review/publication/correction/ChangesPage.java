package org.plumbline.review.publication.correction;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.publication.PageLanguage;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.cache.PublicAnswer;
import org.plumbline.review.publication.cache.SurrogateKeys;

/** What one revision of a verdict changed, before and after. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@PermitAll
@PublicAnswer
@RunOnVirtualThread
class ChangesPage {

    private final PublishedChanges changes;

    ChangesPage(PublishedChanges changes) {
        this.changes = changes;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance change(String language, ChangeView change, String url);
    }

    @GET
    @Path("/verdicts/{slug}/changes/{number}")
    @Operation(hidden = true)
    public Response change(String slug, int number) {
        Change change =
                changes.of(slug, number).orElseThrow(() -> ProblemException.notFound("change", slug + "/" + number));
        PublishedVerdict verdict = change.after();
        String language = PageLanguage.of(verdict.content().language());
        ChangeView view = ChangeView.of(change, language);
        return Response.ok(Templates.change(language, view, verdict.url() + "/changes/" + number)
                        .setLocale(language)
                        .render())
                .header(SurrogateKeys.HEADER, SurrogateKeys.of(SurrogateKeys.verdict(verdict.verdictId())))
                .build();
    }
}
