package org.plumbline.review.subscriber;

import java.time.Clock;

import jakarta.annotation.security.PermitAll;
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

import org.plumbline.kit.form.FormStamp;
import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.FormBody;
import org.plumbline.review.notice.MailConfig;
import org.plumbline.review.people.MailAddresses;
import org.plumbline.review.publication.PageLanguage;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.PublishedVerdicts;
import org.plumbline.review.reader.FormCheck;
import org.plumbline.review.reader.Periods;
import org.plumbline.review.reader.ReaderAnswer;
import org.plumbline.review.reader.ReadersConfig;
import org.plumbline.review.reader.Refusal;

/** Where readers ask to be told when a verdict changes. The answer is the same whoever has asked before. */
@Path("/corrections/subscribe")
@PermitAll
@RunOnVirtualThread
public class SubscribePage {

    private static final int UNPROCESSABLE = 422;

    private final Subscriptions subscriptions;
    private final PublishedVerdicts verdicts;
    private final FormCheck check;
    private final FormStamp stamps;
    private final MailConfig mail;
    private final ReadersConfig readers;
    private final Clock clock;

    SubscribePage(
            Subscriptions subscriptions,
            PublishedVerdicts verdicts,
            FormCheck check,
            FormStamp stamps,
            MailConfig mail,
            ReadersConfig readers,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.verdicts = verdicts;
        this.check = check;
        this.stamps = stamps;
        this.mail = mail;
        this.readers = readers;
        this.clock = clock;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance form(SubscribeForm form, About about, boolean mailed, Periods periods);

        static native TemplateInstance asked(String language, About about, Periods periods);
    }

    /** The verdict that it is about. */
    public record About(String slug, String headline, String language) {

        static About of(PublishedVerdict verdict) {
            return new About(
                    verdict.slug(),
                    verdict.content().headline(),
                    verdict.content().language());
        }
    }

    /**
     * The empty form.
     *
     * @param verdict the slug of the verdict
     */
    @GET
    @Operation(hidden = true)
    public Response show(@QueryParam("verdict") @Nullable String verdict, @QueryParam("lang") @Nullable String lang) {
        return answer(200, anew(SubscribeForm.empty(PageLanguage.of(lang), verdict == null ? "" : verdict)));
    }

    /** Mails the address a question, unless it was asked before. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response ask(@QueryParam("lang") @Nullable String lang, byte[] fields) {
        FormBody body = FormBody.of(fields);
        SubscribeForm form = SubscribeForm.of(PageLanguage.of(lang), body);
        if (!mail.enabled()) {
            throw ProblemException.rule("no-mail", "This desk sends no mail: follow the verdict by its feed.");
        }
        Refusal refusal = check.of(body);
        if (refusal == Refusal.NONE && !MailAddresses.isPlain(form.mail())) {
            refusal = Refusal.WRONG;
        }
        if (refusal != Refusal.NONE) {
            SubscribeForm refused = form.refused(refusal);
            return answer(UNPROCESSABLE, refusal == Refusal.EXPIRED ? anew(refused) : refused);
        }
        PublishedVerdict verdict = find(form.verdict());
        subscriptions.ask(verdict.verdictId(), form.mail(), form.page());
        return ReaderAnswer.secret(
                200,
                Templates.asked(form.page(), About.of(verdict), Periods.of(readers, form.page()))
                        .setLocale(form.page()));
    }

    /** The same form as if it were given out now. */
    private SubscribeForm anew(SubscribeForm form) {
        String key = IdempotencyKeys.fresh();
        return form.withKey(key, stamps.of(key, clock.instant()));
    }

    private Response answer(int status, SubscribeForm form) {
        PublishedVerdict verdict = find(form.verdict());
        return ReaderAnswer.form(
                status,
                Templates.form(form, About.of(verdict), mail.enabled(), Periods.of(readers, form.page()))
                        .setLocale(form.page()));
    }

    private PublishedVerdict find(String slug) {
        return verdicts.bySlug(slug).orElseThrow(() -> ProblemException.notFound("verdict", slug));
    }
}
