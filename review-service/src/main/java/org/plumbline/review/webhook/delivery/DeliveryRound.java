package org.plumbline.review.webhook.delivery;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.fetch.Bytes;
import org.plumbline.kit.fetch.FetchRefused;
import org.plumbline.kit.fetch.Poster;
import org.plumbline.review.webhook.NoAnswer;
import org.plumbline.review.webhook.WebhookConfig;
import org.plumbline.review.webhook.Webhooks;

/**
 * Sends what is due, several at a time. At least once: what was sent by an instance that died before it could say so is
 * sent again, under the same id.
 */
@ApplicationScoped
class DeliveryRound {

    private static final Logger LOG = Logger.getLogger(DeliveryRound.class);

    private static final int TOGETHER = 16;

    /** So that one round ends. */
    private static final int BATCHES = 50;

    private final WebhookConfig config;
    private final DeliveryQueue queue;
    private final NoteOutcome noting;
    private final Webhooks webhooks;
    private final Poster poster;
    private final Clock clock;

    DeliveryRound(
            WebhookConfig config,
            DeliveryQueue queue,
            NoteOutcome noting,
            Webhooks webhooks,
            Poster poster,
            Clock clock) {
        this.config = config;
        this.queue = queue;
        this.noting = noting;
        this.webhooks = webhooks;
        this.poster = poster;
        this.clock = clock;
    }

    @Scheduled(every = "{plumbline.webhooks.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        send(clock);
    }

    /** Sends what is due by that time. */
    void send(InstantSource time) {
        // Longer than an attempt and its noting take at the most.
        Duration lease = config.timeout().multipliedBy(3);
        List<DeliveryQueue.Due> due = queue.take(time.instant(), lease, TOGETHER);
        for (int i = 0; i < BATCHES && !due.isEmpty(); i++) {
            try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
                due.forEach(one -> each.execute(() -> deliver(one, time)));
            }
            due = queue.take(time.instant(), lease, TOGETHER);
        }
    }

    private void deliver(DeliveryQueue.Due due, InstantSource time) {
        try {
            Optional<Webhooks.Target> target = webhooks.target(due.webhookId(), time.instant());
            if (target.isPresent()) {
                noting.note(due, attempt(due, target.get(), time));
            } else {
                queue.notSent(due.id(), "The webhook was switched off before it was sent.", time.instant());
            }
        } catch (RuntimeException e) {
            // A key that is missing, say: it is tried again, later and later, as if the other side had failed.
            LOG.errorf(e, "Delivery %s failed on our side", due.id());
            noting.note(
                    due,
                    new DeliveryQueue.Attempt(
                            time.instant(), 0, null, "Something went wrong on our side; it was logged.", null));
        }
    }

    private DeliveryQueue.Attempt attempt(DeliveryQueue.Due due, Webhooks.Target target, InstantSource time) {
        Instant at = time.instant();
        long start = System.nanoTime();
        Integer status = null;
        String problem;
        Instant notBefore = null;
        try {
            Poster.Answer answer = poster.post(
                    URI.create(target.url()),
                    headers(due, target, at),
                    Bytes.of(due.payload().getBytes(StandardCharsets.UTF_8)),
                    config.timeout());
            status = answer.status();
            problem = problem(status);
            notBefore = RetryAfter.of(status, answer.retryAfter(), at, config.longestAskedPause())
                    .orElse(null);
        } catch (FetchRefused e) {
            problem = NoAnswer.asSentence(e);
        }
        int millis = Math.toIntExact(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        return new DeliveryQueue.Attempt(at, millis, status, problem, notBefore);
    }

    private static Map<String, String> headers(DeliveryQueue.Due due, Webhooks.Target target, Instant at) {
        String id = messageId(due.id());
        long seconds = at.getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(seconds));
        headers.put(
                "webhook-signature",
                target.signing().stream()
                        .map(secret -> secret.sign(id, seconds, due.payload()))
                        .collect(Collectors.joining(" ")));
        return headers;
    }

    /** The id by which whoever receives it knows it again. */
    static String messageId(UUID delivery) {
        return "msg_" + delivery;
    }

    private static @Nullable String problem(int status) {
        if (status >= 200 && status < 300) {
            return null;
        }
        if (status >= 300 && status < 400) {
            return "It answered " + status + ", which sends on to another address. That is not followed.";
        }
        return status == NoteOutcome.GONE ? "It answered 410: it is gone for good." : "It answered " + status + ".";
    }
}
