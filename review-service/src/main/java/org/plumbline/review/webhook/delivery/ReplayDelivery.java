package org.plumbline.review.webhook.delivery;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.webhook.Caller;
import org.plumbline.review.webhook.Webhooks;

/** Sends something once more that was delivered, given up or held back. */
@ApplicationScoped
public class ReplayDelivery {

    private static final Logger LOG = Logger.getLogger(ReplayDelivery.class);

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final DeliveryQueue queue;
    private final Audit audit;
    private final Clock clock;

    ReplayDelivery(Webhooks webhooks, Deliveries deliveries, DeliveryQueue queue, Audit audit, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.queue = queue;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Queues it under the id and with the payload that it had.
     *
     * @throws ProblemException 404, 409 {@code webhook-suspended} or {@code still-waiting}
     */
    @Transactional
    public Deliveries.InFull replay(UUID webhook, UUID delivery, Caller caller) {
        webhooks.getToChange(webhook, caller).requireInUse();
        deliveries.get(webhook, delivery);
        if (!queue.replay(delivery, clock.instant())) {
            throw ProblemException.rule("still-waiting", "It waits to be sent already.");
        }
        audit.record(caller.person(), "webhook.replayed", webhook, Map.of("delivery", delivery));
        LOG.infof("webhook.replayed %s by %s", delivery, caller.person().sub());
        return deliveries.get(webhook, delivery);
    }
}
