package org.plumbline.claims.tip;

import java.time.Clock;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.tip.SubmitForm.Refusal;
import org.plumbline.kit.form.FormStamp;
import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.FormBody;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.kit.web.Shown;

/** The public form for a claim that somebody wants checked; asks nothing about the one who sends it. */
@Path("/submit")
@PermitAll
public class SubmitPage {

    private static final Logger LOG = Logger.getLogger(SubmitPage.class);
    private static final String HONEYPOT = "website";
    private static final int UNPROCESSABLE = 422;

    private final SendTip sendTip;
    private final FormStamp stamps;
    private final TipsConfig config;
    private final Clock clock;

    SubmitPage(SendTip sendTip, FormStamp stamps, TipsConfig config, Clock clock) {
        this.sendTip = sendTip;
        this.stamps = stamps;
        this.config = config;
        this.clock = clock;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance submit(SubmitForm form, boolean forgotten, Periods periods);

        /** What the same reader sent before. */
        static native TemplateInstance sent(String language, Became became);
    }

    /**
     * How long things are kept and held open, in words.
     *
     * @param form how long a form can be left open
     * @param asker after which nobody can tell any more who asked
     */
    public record Periods(String form, String asker) {

        static Periods of(TipsConfig config, String language) {
            // What has expired waits for the round that deletes it.
            return new Periods(
                    Shown.duration(config.longestTyping(), language),
                    Shown.duration(config.askerPeriod().plusDays(1), language));
        }
    }

    /**
     * The empty form.
     *
     * @param text what a search did not find
     * @param forgotten {@code 1} after a tip was deleted
     */
    @GET
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response show(
            @QueryParam("lang") @Nullable String lang,
            @QueryParam("text") @Nullable String text,
            @QueryParam("forgotten") @Nullable String forgotten) {
        SubmitForm form = SubmitForm.empty(PageLanguage.of(lang), text == null ? "" : text);
        return answer(200, anew(form), "1".equals(forgotten));
    }

    /** Takes in a tip from anybody; who is sent on to the private link, or gets the form again with what was typed. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response submit(
            @QueryParam("lang") @Nullable String lang, @Context HttpServerRequest request, byte[] fields) {
        PageLanguage page = PageLanguage.of(lang);
        FormBody body = FormBody.of(fields);
        SubmitForm form = SubmitForm.of(page, body);
        if (body.all(HONEYPOT).stream().anyMatch(value -> !value.isEmpty())) {
            LOG.info("A tip was not taken: the field that people do not see was filled in");
            return answer(UNPROCESSABLE, form.refused(Refusal.TRAPPED), false);
        }
        return switch (stamps.age(form.stamp(), form.key(), clock.instant())) {
            case TOO_FAST -> answer(UNPROCESSABLE, form.refused(Refusal.TOO_FAST), false);
            case EXPIRED -> answer(UNPROCESSABLE, anew(form.refused(Refusal.EXPIRED)), false);
            case FINE -> send(page, form, ClientAddress.of(request));
        };
    }

    private Response send(PageLanguage page, SubmitForm form, String address) {
        try {
            return switch (sendTip.fromPublic(form.request().check(), address, form.key())) {
                case SendTip.Outcome.Received received ->
                    HtmlAnswer.seeOther(page.at("/follow/" + received.token())
                            .with("sent", "1")
                            .toString());
                case SendTip.Outcome.KnownAlready known ->
                    HtmlAnswer.of(
                            200,
                            Templates.sent(page.tag(), Became.of(known.claim(), page))
                                    .setLocale(page.tag()));
            };
        } catch (ProblemException e) {
            return switch (e.type()) {
                case INVALID -> answer(e.type().status(), form.wrong(e), false);
                case CONFLICT -> answer(e.type().status(), anew(form.refused(Refusal.REUSED)), false);
                default -> throw e;
            };
        }
    }

    /** The same form as if it were given out now. */
    private SubmitForm anew(SubmitForm form) {
        String key = IdempotencyKeys.fresh();
        return form.withKey(key, stamps.of(key, clock.instant()));
    }

    /** Not "no-store": who is sent away (too many tips, a service that is down) and goes back finds what was typed. */
    private Response answer(int status, SubmitForm form, boolean forgotten) {
        TemplateInstance page = Templates.submit(form, forgotten, Periods.of(config, form.page()))
                .setLocale(form.page());
        return Response.fromResponse(HtmlAnswer.of(status, page))
                .header(HttpHeaders.CACHE_CONTROL, null)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }
}
