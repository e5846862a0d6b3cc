package org.plumbline.review.publication.text;

import java.util.ArrayList;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.FormBody;
import org.plumbline.kit.web.HtmlAnswer;

/** Where admins write what the desk says of itself. */
@Path(DeskTextPages.PATH)
@RolesAllowed(Roles.ADMIN)
@RunOnVirtualThread
class DeskTextPages {

    static final String PATH = "/desk/settings/pages";

    private final SiteTexts texts;
    private final CurrentUser user;

    DeskTextPages(SiteTexts texts, CurrentUser user) {
        this.texts = texts;
        this.user = user;
    }

    /** A text in the list. */
    public record Line(SiteTexts.Version version, String path, String language, String page) {}

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance list(List<Line> lines);

        static native TemplateInstance edit(Line line, TextForm form, boolean saved);
    }

    @GET
    @Operation(hidden = true)
    public Response list() {
        List<Line> lines = new ArrayList<>();
        for (SiteText text : SiteText.values()) {
            for (String language : SiteTexts.LANGUAGES) {
                lines.add(line(text, language));
            }
        }
        return HtmlAnswer.of(200, Templates.list(lines));
    }

    @GET
    @Path("/{text}/{language}")
    @Operation(hidden = true)
    public Response edit(String text, String language, @QueryParam("done") @Nullable String done) {
        Line line = line(find(text), known(language));
        return HtmlAnswer.of(200, Templates.edit(line, TextForm.of(line.version()), "saved".equals(done)));
    }

    @POST
    @Path("/{text}/{language}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response save(String text, String language, byte[] fields) {
        SiteText which = find(text);
        known(language);
        FormBody form = FormBody.of(fields);
        try {
            texts.write(which, language, form.version(), form.one("body"), user.person());
            return HtmlAnswer.seeOther(PATH + "/" + which.slug() + "/" + language + "?done=saved");
        } catch (ProblemException e) {
            if (e.type() != ProblemType.INVALID && e.type() != ProblemType.STALE_VERSION) {
                throw e;
            }
            Line line = line(which, language);
            TextForm refused = TextForm.refused(form, e, line.version());
            return HtmlAnswer.of(refused.status(), Templates.edit(line, refused, false));
        }
    }

    private Line line(SiteText text, String language) {
        return new Line(
                texts.current(text, language),
                PATH + "/" + text.slug() + "/" + language,
                language.equals("ar") ? "Arabic" : "English",
                (text == SiteText.ABOUT ? "/about" : "/methodology") + (language.equals("ar") ? "?lang=ar" : ""));
    }

    private static SiteText find(String slug) {
        return SiteText.find(slug).orElseThrow(() -> ProblemException.notFound("text", slug));
    }

    private static String known(String language) {
        if (!SiteTexts.LANGUAGES.contains(language)) {
            throw ProblemException.notFound("language", language);
        }
        return language;
    }
}
