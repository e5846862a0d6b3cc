package org.plumbline.review.correction.page;

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
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.FormBody;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.review.correction.SendRequest;
import org.plumbline.review.notice.MailConfig;
import org.plumbline.review.publication.PageLanguage;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.PublishedVerdicts;
import org.plumbline.review.reader.FormCheck;
import org.plumbline.review.reader.Periods;
import org.plumbline.review.reader.ReaderAnswer;
import org.plumbline.review.reader.ReadersConfig;
import org.plumbline.review.reader.Refusal;

/** The public form for whoever finds an error in a verdict; asks nothing about them but, if they like, where to answer. */
@Path("/corrections/new")
@PermitAll
@RunOnVirtualThread
public class ReportPage {

    private static final int UNPROCESSABLE = 422;

    private final SendRequest sending;
    private final PublishedVerdicts verdicts;
    private final FormCheck check;
    private final FormStamp stamps;
    private final MailConfig mail;
    private final ReadersConfig readers;
    private final Clock clock;

    ReportPage(
            SendRequest sending,
            PublishedVerdicts verdicts,
            FormCheck check,
            FormStamp stamps,
            MailConfig mail,
            ReadersConfig readers,
            Clock clock) {
        this.sending = sending;
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

        static native TemplateInstance form(ReportForm form, About about, boolean mailed, Periods periods);
    }

    /** The verdict that the report is about. */
    public record About(String slug, String headline, String language) {}

    /**
     * The empty form.
     *
     * @param verdict the slug of the verdict
     */
    @GET
    @Operation(hidden = true)
    public Response show(@QueryParam("verdict") @Nullable String verdict, @QueryParam("lang") @Nullable String lang) {
        return answer(200, anew(ReportForm.empty(PageLanguage.of(lang), verdict == null ? "" : verdict)));
    }

    /** Takes in a report from anybody; who is sent on to the private link, or gets the form again with what was typed. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response send(@QueryParam("lang") @Nullable String lang, byte[] fields) {
        FormBody body = FormBody.of(fields);
        ReportForm form = ReportForm.of(PageLanguage.of(lang), body);
        Refusal refusal = check.of(body);
        return switch (refusal) {
            case NONE -> take(form);
            case EXPIRED -> answer(UNPROCESSABLE, anew(form.refused(refusal)));
            case WRONG, REUSED, TOO_FAST, TRAPPED -> answer(UNPROCESSABLE, form.refused(refusal));
        };
    }

    private Response take(ReportForm form) {
        try {
            SendRequest.Taken taken = sending.send(form.request(), SendRequest.PUBLIC, form.key());
            return HtmlAnswer.seeOther("/corrections/follow/" + taken.token() + "?sent=1"
                    + (PageLanguage.isArabic(form.page()) ? "&lang=ar" : ""));
        } catch (ProblemException e) {
            if (e.type() == ProblemType.INVALID) {
                return answer(e.type().status(), form.wrong(e));
            }
            if (e.type() == ProblemType.CONFLICT) {
                return answer(e.type().status(), anew(form.refused(Refusal.REUSED)));
            }
            throw e;
        }
    }

    /** The same form as if it were given out now. */
    private ReportForm anew(ReportForm form) {
        String key = IdempotencyKeys.fresh();
        return form.withKey(key, stamps.of(key, clock.instant()));
    }

    /** A report without its verdict is about nothing. */
    private Response answer(int status, ReportForm form) {
        PublishedVerdict verdict =
                verdicts.bySlug(form.verdict()).orElseThrow(() -> ProblemException.notFound("verdict", form.verdict()));
        About about = new About(
                verdict.slug(), verdict.content().headline(), verdict.content().language());
        return ReaderAnswer.form(
                status,
                Templates.form(form, about, mail.enabled(), Periods.of(readers, form.page()))
                        .setLocale(form.page()));
    }
}
