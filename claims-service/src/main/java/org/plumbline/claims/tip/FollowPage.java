package org.plumbline.claims.tip;

import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.kit.web.Shown;

/** What became of a tip, for whoever has the private link; nothing of it is kept by browsers or told to other sites. */
@Path("/follow/{token}")
@PermitAll
public class FollowPage {

    private final Tips tips;
    private final ForgetTip forgetTip;
    private final String publicUrl;

    // One property of a prefix that other modules share: a mapping would claim all of "plumbline".
    FollowPage(Tips tips, ForgetTip forgetTip, @ConfigProperty(name = "plumbline.public-url") String publicUrl) {
        this.tips = tips;
        this.forgetTip = forgetTip;
        this.publicUrl = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance follow(Model page);

        static native TemplateInstance lost(String language);
    }

    /**
     * The page.
     *
     * @param language the page's, {@code en} or {@code ar}
     * @param sent whether the tip was sent just now
     * @param link the absolute address of this page
     * @param english the same page in English
     * @param arabic and in Arabic
     * @param forget where the form that deletes the tip is posted to
     * @param together whether its claim was merged into another
     */
    public record Model(
            String language,
            boolean sent,
            String link,
            String english,
            String arabic,
            String forget,
            String text,
            String textLanguage,
            String received,
            String receivedDay,
            @Nullable String seen,
            boolean together,
            Became became) {}

    /** What became of the tip. */
    @GET
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response show(
            @PathParam("token") String token,
            @QueryParam("lang") @Nullable String lang,
            @QueryParam("sent") @Nullable String sent) {
        PageLanguage page = PageLanguage.of(lang);
        Optional<Followed> followed = tips.byLink(token).flatMap(tips::followed);
        return followed.map(found ->
                        answer(200, page, Templates.follow(model(found, "/follow/" + token, page, "1".equals(sent)))))
                .orElseGet(() -> lost(page));
    }

    /** Deletes the tip, and the link with it. */
    @POST
    @Path("/forget")
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response forget(@PathParam("token") String token, @QueryParam("lang") @Nullable String lang) {
        PageLanguage page = PageLanguage.of(lang);
        return forgetTip.forget(token)
                ? HtmlAnswer.seeOther(page.at("/submit").with("forgotten", "1").toString())
                : lost(page);
    }

    private Model model(Followed followed, String path, PageLanguage page, boolean sent) {
        Tip tip = followed.tip();
        return new Model(
                page.tag(),
                sent,
                publicUrl + page.at(path),
                PageLanguage.EN.at(path).toString(),
                PageLanguage.AR.at(path).toString(),
                page.at(path + "/forget").toString(),
                tip.text(),
                tip.language(),
                tip.receivedAt().toString(),
                Shown.date(tip.receivedAt(), page.tag()),
                tip.seen() == null ? null : tip.seen().url(),
                followed.together(),
                Became.of(followed.claim(), page));
    }

    private static Response lost(PageLanguage page) {
        return answer(404, page, Templates.lost(page.tag()));
    }

    /**
     * Not "no-referrer": from such a page browsers send {@code Origin: null} with a form, and the front door refuses what
     * does not say that it comes from here, where they do not say it in {@code Sec-Fetch-Site} either.
     */
    private static Response answer(int status, PageLanguage page, TemplateInstance template) {
        return Response.fromResponse(HtmlAnswer.of(status, template.setLocale(page.tag())))
                .header("Referrer-Policy", "same-origin")
                .header("X-Robots-Tag", "noindex, nofollow")
                .build();
    }
}
