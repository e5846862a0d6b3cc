package org.plumbline.review.correction;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

import org.plumbline.review.notice.MailConfig;
import org.plumbline.review.notice.mail.Letter;
import org.plumbline.review.notice.mail.MailQueue;
import org.plumbline.review.notice.mail.OneLine;
import org.plumbline.review.notice.mail.ReaderMail;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.PublishedVerdicts;
import org.plumbline.review.site.Site;

/** Mails the desk's answer to whoever left an address with a request; the address is deleted once it was sent. */
@ApplicationScoped
class Answers implements ReaderMail {

    private static final String KIND = "correction-answer";

    private final CorrectionRequests requests;
    private final PublishedVerdicts verdicts;
    private final MailQueue queue;
    private final MailConfig config;
    private final Site site;

    Answers(CorrectionRequests requests, PublishedVerdicts verdicts, MailQueue queue, MailConfig config, Site site) {
        this.requests = requests;
        this.verdicts = verdicts;
        this.queue = queue;
        this.config = config;
        this.site = site;
    }

    @CheckedTemplate(basePath = "mail")
    static class Templates {

        private Templates() {}

        static native TemplateInstance answerText(Answer answer);

        static native TemplateInstance answerHtml(Answer answer);
    }

    /**
     * The answer.
     *
     * @param language of the mail
     * @param headline of the verdict, one line
     * @param reply why nothing changes; null if something did
     * @param changed what changed, if something did
     */
    public record Answer(
            String language,
            String desk,
            String headline,
            String headlineLanguage,
            String url,
            @Nullable String reply,
            @Nullable String changed) {}

    /** Orders the mail, in the transaction of the decision; if nobody left an address, there is none. */
    void order(UUID request, Instant now) {
        if (requests.hasAddress(request)) {
            if (config.enabled()) {
                queue.add(KIND, request, now);
            } else {
                // Nobody will ever send it: the private link tells the answer.
                requests.forgetAddress(request);
            }
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional
    public Optional<Letter> write(UUID mail, UUID about) {
        CorrectionRequest request = requests.get(about);
        PublishedVerdict verdict = verdicts.byId(request.verdictId()).orElseThrow();
        Integer revision = request.answeredBy();
        PublishedVerdict stands = revision == null
                ? verdict
                : verdicts.revision(verdict.slug(), revision).orElseThrow();
        Answer answer = new Answer(
                request.language(),
                site.deskName(),
                OneLine.of(stands.content().headline()),
                stands.content().language(),
                revision == null ? verdict.url() : verdict.url() + "/changes/" + revision,
                request.reply(),
                revision == null ? null : stands.content().whatChanged());
        return requests.address(about)
                .map(address -> new Letter(
                        mail,
                        address,
                        OneLine.subject(site.deskName(), subject(answer)),
                        Templates.answerText(answer)
                                .setLocale(answer.language())
                                .render(),
                        Templates.answerHtml(answer)
                                .setLocale(answer.language())
                                .render(),
                        Map.of()));
    }

    @Override
    @Transactional
    public void ended(UUID about) {
        requests.forgetAddress(about);
    }

    private static String subject(Answer answer) {
        return (answer.language().equals("ar") ? "بلاغك عن خطأ: " : "Your report of an error: ") + answer.headline();
    }
}
