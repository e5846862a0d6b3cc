package org.plumbline.review.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.audit.Changes;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.identity.Roles;
import org.plumbline.review.notice.Fact;
import org.plumbline.review.notice.NoticeKind;
import org.plumbline.review.notice.Notices;
import org.plumbline.review.people.DeskPeople;
import org.plumbline.review.people.DeskPerson;

/** Switches off a webhook that takes nothing any more, and tells the admins. */
@ApplicationScoped
public class StopWebhook {

    private static final Logger LOG = Logger.getLogger(StopWebhook.class);

    private final Webhooks webhooks;
    private final Outgoing outgoing;
    private final Notices notices;
    private final DeskPeople people;
    private final Audit audit;

    StopWebhook(Webhooks webhooks, Outgoing outgoing, Notices notices, DeskPeople people, Audit audit) {
        this.webhooks = webhooks;
        this.outgoing = outgoing;
        this.notices = notices;
        this.people = people;
        this.audit = audit;
    }

    /**
     * Switches it off, unless somebody did so before, or removed it.
     *
     * @param review of which it could not be told
     * @param because a sentence; it may leave the desk by mail
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void stop(UUID id, UUID review, String because, Instant now) {
        Optional<Webhook> found = webhooks.findToChange(id).filter(webhook -> !webhook.suspended());
        if (found.isEmpty()) {
            return;
        }
        Webhook webhook = found.get();
        KeepWebhooks.State before = KeepWebhooks.State.of(webhook);
        webhook.suspend(because, now);
        webhooks.flush();
        outgoing.cancel(id, now);
        audit.record(
                Person.SYSTEM,
                "webhook.suspended",
                id,
                Map.of(
                        Changes.FIELD,
                        KeepWebhooks.changes(before, KeepWebhooks.State.of(webhook))
                                .toMap()));
        notices.tell(
                NoticeKind.WEBHOOK,
                review,
                admins(),
                Map.of(
                        Fact.WORDS,
                        "The webhook of " + webhook.owner().name() + " at " + webhook.host() + " was switched off. "
                                + because + " See Settings, Webhooks."));
        LOG.warnf("webhook.suspended %s: %s", id, because);
    }

    private List<String> admins() {
        return people.all().stream()
                .filter(person -> person.roles().contains(Roles.ADMIN))
                .map(DeskPerson::sub)
                .toList();
    }
}
