package org.plumbline.review.subscriber;

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
import org.plumbline.review.reader.Periods;
import org.plumbline.review.reader.ReadersConfig;
import org.plumbline.review.site.Site;

/** Asks the owner of an address whether they want to be told of changes. */
@ApplicationScoped
class ConfirmationMail implements ReaderMail {

    static final String KIND = "subscription-confirmation";

    private final Subscriptions subscriptions;
    private final PublishedVerdicts verdicts;
    private final ReaderLinks links;
    private final Site site;
    private final ReadersConfig config;

    ConfirmationMail(
            Subscriptions subscriptions,
            PublishedVerdicts verdicts,
            ReaderLinks links,
            Site site,
            ReadersConfig config) {
        this.subscriptions = subscriptions;
        this.verdicts = verdicts;
        this.links = links;
        this.site = site;
        this.config = config;
    }

    @CheckedTemplate(basePath = "mail")
    static class Templates {

        private Templates() {}

        static native TemplateInstance confirmText(Question question);

        static native TemplateInstance confirmHtml(Question question);
    }

    /**
     * What is asked.
     *
     * @param headline of the verdict, one line
     * @param confirm where to say yes
     * @param kept how long the address is kept if nobody does
     */
    public record Question(
            String language,
            String desk,
            String headline,
            String headlineLanguage,
            String url,
            String confirm,
            String kept) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Letter> write(UUID mail, UUID about) {
        return subscriptions
                .find(about)
                .filter(subscription -> !subscription.confirmed())
                .map(subscription -> write(mail, subscription));
    }

    private Letter write(UUID mail, Subscriptions.Subscription to) {
        PublishedVerdict verdict = verdicts.byId(to.verdictId()).orElseThrow();
        String headline = OneLine.of(verdict.content().headline());
        Question question = new Question(
                to.language(),
                site.deskName(),
                headline,
                verdict.content().language(),
                verdict.url(),
                links.confirm(to.id(), to.language()),
                Periods.of(config, to.language()).unconfirmed());
        String words = to.language().equals("ar")
                ? "أكّد: أخبروني حين يتغير «" + headline + "»"
                : "Please confirm: " + headline;
        return new Letter(
                mail,
                to.address(),
                OneLine.subject(site.deskName(), words),
                Templates.confirmText(question).setLocale(to.language()).render(),
                Templates.confirmHtml(question).setLocale(to.language()).render(),
                Map.of());
    }

    @Override
    public void ended(UUID about) {
        // The subscription stays until it is confirmed, or its time is over.
    }
}
