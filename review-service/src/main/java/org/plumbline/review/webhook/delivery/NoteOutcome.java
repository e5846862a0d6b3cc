package org.plumbline.review.webhook.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.web.Shown;
import org.plumbline.review.webhook.StopWebhook;
import org.plumbline.review.webhook.WebhookConfig;

/** Decides what follows from an attempt: done, again later, given up; and whether the webhook is switched off. */
@ApplicationScoped
class NoteOutcome {

    /** By which whoever receives says that they want no more (RFC 9110, section 15.5.11). */
    static final int GONE = 410;

    private static final Logger LOG = Logger.getLogger(NoteOutcome.class);

    private final DeliveryQueue queue;
    private final StopWebhook stopping;
    private final WebhookConfig config;
    private final Backoff backoff;

    NoteOutcome(DeliveryQueue queue, StopWebhook stopping, WebhookConfig config) {
        this.queue = queue;
        this.stopping = stopping;
        this.config = config;
        this.backoff = new Backoff(config.retryAfter(), config.longestPause(), config.giveUpAfter());
    }

    @Transactional
    void note(DeliveryQueue.Due due, DeliveryQueue.Attempt attempt) {
        if (!queue.keep(due.id(), attempt)) {
            return;
        }
        Instant now = attempt.at();
        if (attempt.problem() == null) {
            queue.delivered(due.id(), now);
            LOG.infof("webhook.delivered: %s, attempt %d", due.id(), due.attempts());
            return;
        }
        UUID review = due.reviewId();
        Optional<Instant> next = review == null || isGone(attempt.status())
                ? Optional.empty()
                : backoff.next(
                                due.attempts(),
                                due.queuedAt(),
                                now,
                                ThreadLocalRandom.current().nextDouble())
                        .map(usual -> later(usual, attempt.notBefore()));
        if (next.isPresent()) {
            queue.again(due.id(), attempt.problem(), next.get());
            LOG.infof("webhook.failed: %s, attempt %d; again at %s", due.id(), due.attempts(), next.get());
            return;
        }
        // First the webhook's row, then those of its deliveries: two that end at once take them in the same order.
        if (review != null) {
            stop(due, review, attempt, now);
        }
        queue.givenUp(due.id(), attempt.problem(), now);
        LOG.warnf("webhook.given-up: %s after %d attempts", due.id(), due.attempts());
    }

    /** Unless it takes other things: then not the address is wrong but the one delivery. */
    private void stop(DeliveryQueue.Due due, UUID review, DeliveryQueue.Attempt attempt, Instant now) {
        if (isGone(attempt.status())) {
            stopping.stop(due.webhookId(), review, "It answered 410: it is gone for good.", now);
        } else if (!queue.tookSomething(due.webhookId(), due.queuedAt())) {
            stopping.stop(
                    due.webhookId(),
                    review,
                    "It took nothing for " + Shown.duration(config.giveUpAfter(), "en") + ".",
                    now);
        }
    }

    /** Even where that is later than it would be given up: whoever asked for the pause gets one attempt after it. */
    private static Instant later(Instant usual, @Nullable Instant asked) {
        return asked == null || asked.isBefore(usual) ? usual : asked;
    }

    private static boolean isGone(@Nullable Integer status) {
        return status != null && status == GONE;
    }
}
