package org.plumbline.review.subscriber;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import org.plumbline.review.notice.mail.Letter;
import org.plumbline.review.notice.mail.OneLine;
import org.plumbline.review.notice.mail.ReaderMail;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.PublishedVerdicts;
import org.plumbline.review.site.Site;
import org.plumbline.review.verdict.Kind;

/** Tells a subscriber what changed, and how to leave: by a link, and by one press in a mail program (RFC 2369, RFC 8058). */
@ApplicationScoped
class ChangeMail implements ReaderMail {

    static final String KIND = "verdict-changed";

    private final Subscriptions subscriptions;
    private final PublishedVerdicts verdicts;
    private final ReaderLinks links;
    private final Site site;

    ChangeMail(Subscriptions subscriptions, PublishedVerdicts verdicts, ReaderLinks links, Site site) {
        this.subscriptions = subscriptions;
        this.verdicts = verdicts;
        this.links = links;
        this.site = site;
    }

    @CheckedTemplate(basePath = "mail")
    static class Templates {

        private Templates() {}

        static native TemplateInstance changeText(News news);

        static native TemplateInstance changeHtml(News news);
    }

    /**
     * What is told.
     *
     * @param headline of the verdict, one line
     * @param url of the page with before and after
     */
    public record News(
            String language,
            String desk,
            Kind kind,
            String headline,
            String headlineLanguage,
            String whatChanged,
            String rating,
            String url,
            String verdict,
            String unsubscribe) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Letter> write(UUID mail, UUID about) {
        return subscriptions.told(about).flatMap(told -> subscriptions
                .find(told.subscriptionId())
                .map(subscription -> write(mail, subscription, told.revisionId())));
    }

    private Letter write(UUID mail, Subscriptions.Subscription to, UUID revisionId) {
        PublishedVerdict revision =
                verdicts.ofRevisions(List.of(revisionId)).stream().findFirst().orElseThrow();
        String unsubscribe = links.unsubscribe(to.id(), to.language());
        News news = new News(
                to.language(),
                site.deskName(),
                revision.content().kind(),
                OneLine.of(revision.content().headline()),
                revision.content().language(),
                revision.content().whatChanged(),
                revision.inShort().words(),
                revision.url() + "/changes/" + revision.revision(),
                revision.url(),
                unsubscribe);
        return new Letter(
                mail,
                to.address(),
                OneLine.subject(site.deskName(), kind(news.kind(), to.language()) + ": " + news.headline()),
                Templates.changeText(news).setLocale(to.language()).render(),
                Templates.changeHtml(news).setLocale(to.language()).render(),
                Map.of(
                        "List-Unsubscribe",
                        "<" + unsubscribe + ">",
                        "List-Unsubscribe-Post",
                        "List-Unsubscribe=One-Click"));
    }

    @Override
    public void ended(UUID about) {
        // That they were told is remembered, so that they are told once.
    }

    private static String kind(Kind kind, String language) {
        boolean arabic = language.equals("ar");
        return switch (kind) {
            case INITIAL -> arabic ? "النشر الأول" : "First publication";
            case UPDATE -> arabic ? "تحديث" : "Update";
            case CORRECTION -> arabic ? "تصحيح" : "Correction";
            case MINOR -> arabic ? "تصحيح طفيف" : "Minor correction";
            case RECHECK -> arabic ? "إعادة تحقق" : "Recheck";
            case RETRACTION -> arabic ? "سحب" : "Retraction";
        };
    }
}
