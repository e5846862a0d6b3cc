package org.plumbline.review.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.audit.Changes;
import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.Ids;
import org.plumbline.kit.web.Versions;

/** Registers webhooks, changes them, switches them off and on, and removes them. */
@ApplicationScoped
public class KeepWebhooks {

    private static final Logger LOG = Logger.getLogger(KeepWebhooks.class);
    private static final String REGISTER = "register-webhook";
    private static final String PING = "ping-webhook";

    private final Webhooks webhooks;
    private final AllowedAddress addresses;
    private final Outgoing outgoing;
    private final Announcements announcements;
    private final WebhookConfig config;
    private final IdempotencyKeys keys;
    private final Audit audit;
    private final Clock clock;

    KeepWebhooks(
            Webhooks webhooks,
            AllowedAddress addresses,
            Outgoing outgoing,
            Announcements announcements,
            WebhookConfig config,
            IdempotencyKeys keys,
            Audit audit,
            Clock clock) {
        this.webhooks = webhooks;
        this.addresses = addresses;
        this.outgoing = outgoing;
        this.announcements = announcements;
        this.config = config;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A webhook that was registered.
     *
     * @param secret told this once; null if the same request had been answered before
     */
    public record Registered(UUID id, @Nullable String secret) {}

    /**
     * A webhook with another secret.
     *
     * @param secret told this once
     */
    public record Rotated(Webhook webhook, String secret) {}

    /**
     * Registers an address of the caller's. Its name is looked up; nothing is sent to it.
     *
     * @param key sent twice by the same caller with the same facts, it registers once
     * @throws ProblemException 409 {@code too-many-webhooks}, 422 for an address that nothing may be sent to
     */
    public Registered register(@NotNull @Valid WebhookFacts facts, Caller caller, @Nullable String key) {
        Person owner = caller.person();
        Optional<UUID> before = keys.before(key, owner.sub(), REGISTER, facts);
        if (before.isPresent()) {
            return new Registered(before.get(), null);
        }
        // Before the transaction: a name server may take its time.
        addresses.require(facts.url());
        AtomicReference<@Nullable String> told = new AtomicReference<>();
        UUID id = QuarkusTransaction.requiringNew()
                .call(() -> keys.once(key, owner.sub(), REGISTER, facts, () -> {
                    SigningSecret secret = SigningSecret.fresh();
                    UUID added = add(facts, owner, secret);
                    told.set(secret.text());
                    return added;
                }));
        return new Registered(id, told.get());
    }

    private UUID add(WebhookFacts facts, Person owner, SigningSecret secret) {
        if (webhooks.countToAdd(owner.sub()) >= config.mostOfOne()) {
            throw ProblemException.rule(
                    "too-many-webhooks",
                    "There are " + config.mostOfOne() + " webhooks already, and that is the most. Remove one first.");
        }
        UUID id = Ids.next();
        Webhook webhook = new Webhook(id, facts, webhooks.seal(secret, id), owner, clock.instant());
        webhooks.add(webhook);
        record(owner, "webhook.registered", webhook, changes(null, State.of(webhook)));
        return id;
    }

    /**
     * Gives it another address, or tells it of other events.
     *
     * @throws ProblemException 404, 412, 422
     */
    public Webhook describe(UUID id, long version, @NotNull @Valid WebhookFacts facts, Caller caller) {
        if (!webhooks.get(id, caller).url().equals(facts.url())) {
            addresses.require(facts.url());
        }
        return QuarkusTransaction.requiringNew()
                .call(() -> change(id, version, caller, "webhook.changed", webhook -> webhook.describe(facts)));
    }

    /**
     * Gives it another secret; the one before signs beside it for a day.
     *
     * @throws ProblemException 404, 412
     */
    @Transactional
    public Rotated rotate(UUID id, long version, Caller caller) {
        SigningSecret secret = SigningSecret.fresh();
        Instant until = clock.instant().plus(config.formerSecret());
        Webhook webhook = change(
                id, version, caller, "webhook.secret-rotated", one -> one.rotate(webhooks.seal(secret, id), until));
        return new Rotated(webhook, secret.text());
    }

    /**
     * Switches it off: it is told nothing, what waits for it included.
     *
     * @throws ProblemException 404, 409 {@code webhook-suspended}, 412
     */
    @Transactional
    public Webhook suspend(UUID id, long version, Caller caller) {
        Instant now = clock.instant();
        Webhook webhook = change(
                id,
                version,
                caller,
                "webhook.suspended",
                one -> one.suspend("It was switched off by " + caller.person().name() + ".", now));
        outgoing.cancel(id, now);
        return webhook;
    }

    /**
     * Switches it on again: it is told of what happens from now on.
     *
     * @throws ProblemException 404, 409 {@code webhook-not-suspended}, 412
     */
    @Transactional
    public Webhook resume(UUID id, long version, Caller caller) {
        return change(id, version, caller, "webhook.resumed", Webhook::resume);
    }

    /**
     * Removes it and everything that it was told.
     *
     * @throws ProblemException 404, 412
     */
    @Transactional
    public void remove(UUID id, long version, Caller caller) {
        Webhook webhook = webhooks.getToChange(id, caller);
        Versions.check(version, webhook.version(), () -> WebhookView.of(webhook));
        record(caller.person(), "webhook.removed", webhook, changes(State.of(webhook), null));
        webhooks.remove(webhook);
    }

    /**
     * Sends it something to try it with; at once, and not again.
     *
     * @param key sent twice by the same caller, it sends once
     * @return under which id
     * @throws ProblemException 404, 409 {@code webhook-suspended}
     */
    @Transactional
    public UUID ping(UUID id, Caller caller, @Nullable String key) {
        Webhook webhook = webhooks.get(id, caller);
        return keys.once(key, caller.person().sub(), PING, id, () -> {
            webhook.requireInUse();
            UUID delivery = announcements.ping(id);
            audit.record(caller.person(), "webhook.pinged", id, Map.of("delivery", delivery));
            LOG.infof("webhook.pinged %s", id);
            return delivery;
        });
    }

    private Webhook change(UUID id, long version, Caller caller, String action, Consumer<Webhook> change) {
        Webhook webhook = webhooks.getToChange(id, caller);
        Versions.check(version, webhook.version(), () -> WebhookView.of(webhook));
        State before = State.of(webhook);
        change.accept(webhook);
        webhooks.flush();
        Changes changes = changes(before, State.of(webhook));
        if (!changes.isEmpty()) {
            record(caller.person(), action, webhook, changes);
        }
        return webhook;
    }

    private void record(Person by, String action, Webhook webhook, Changes changes) {
        audit.record(by, action, webhook.id(), Map.of(Changes.FIELD, changes.toMap()));
        LOG.infof("%s %s by %s", action, webhook.id(), by.sub());
    }

    /** What the audit trail compares. */
    record State(
            String url,
            String host,
            List<EventType> events,
            @Nullable String suspended,
            @Nullable Instant formerSecretUntil) {

        static State of(Webhook webhook) {
            return new State(
                    webhook.url(), webhook.host(), webhook.events(), webhook.suspendedBecause(), webhook.formerUntil());
        }
    }

    /** Addresses are withheld: what stands behind the host is often a secret. */
    static Changes changes(@Nullable State before, @Nullable State after) {
        return new Changes()
                .addWithheld("url", before == null ? null : before.url(), after == null ? null : after.url())
                .add("host", before == null ? null : before.host(), after == null ? null : after.host())
                .add("events", before == null ? null : before.events(), after == null ? null : after.events())
                .add("suspended", before == null ? null : before.suspended(), after == null ? null : after.suspended())
                .add(
                        "formerSecretUntil",
                        before == null ? null : before.formerSecretUntil(),
                        after == null ? null : after.formerSecretUntil());
    }
}
