package org.plumbline.review.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import org.plumbline.review.notice.MailConfig;
import org.plumbline.review.review.ReviewMoved;
import org.plumbline.review.review.rule.ReviewState;
import org.plumbline.review.verdict.Revision;
import org.plumbline.review.verdict.Verdicts;

/** Tells subscribers of each revision after the first, in the transaction that publishes it. */
@ApplicationScoped
class TellSubscribers {

    private static final Logger LOG = Logger.getLogger(TellSubscribers.class);

    private final Verdicts verdicts;
    private final Subscriptions subscriptions;
    private final MailConfig mail;

    TellSubscribers(Verdicts verdicts, Subscriptions subscriptions, MailConfig mail) {
        this.verdicts = verdicts;
        this.subscriptions = subscriptions;
        this.mail = mail;
    }

    void tell(@Observes ReviewMoved moved) {
        if (moved.to() != ReviewState.PUBLISHED || !mail.enabled()) {
            return;
        }
        Revision revision = verdicts.publishedBy(moved.reviewId()).orElseThrow().revision();
        if (revision.number() > 1) {
            int told = subscriptions.tell(revision.verdictId(), revision.id(), moved.at());
            if (told > 0) {
                LOG.infof("subscribers.told: %d of revision %d of %s", told, revision.number(), revision.verdictId());
            }
        }
    }
}
