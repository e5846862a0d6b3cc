package org.plumbline.review.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.secret.Secrets;

/** All webhooks. Of others' nobody but an admin learns even that they are there. */
@ApplicationScoped
public class Webhooks {

    private final EntityManager entities;
    private final Secrets secrets;

    Webhooks(EntityManager entities, Secrets secrets) {
        this.entities = entities;
        this.secrets = secrets;
    }

    /**
     * Some of them, the newest first.
     *
     * @param count how many there are in all
     * @param next where the next page starts, if there is one
     */
    public record Page(
            List<Webhook> items, long count, @Nullable UUID next) {}

    /**
     * Where something is sent to now, and what signs it.
     *
     * @param signing the newest secret first
     */
    public record Target(String url, List<SigningSecret> signing) {}

    /**
     * The caller's webhooks, an admin's all.
     *
     * @param suspended only those that are switched off, or only those that are not; null for both
     * @param after the last one seen, as {@link Page#next} says
     */
    @Transactional
    public Page find(Caller caller, @Nullable Boolean suspended, int limit, @Nullable UUID after) {
        StringBuilder where = new StringBuilder(" where true");
        Map<String, Object> parameters = new HashMap<>();
        if (!caller.admin()) {
            where.append(" and w.ownerSub = :owner");
            parameters.put("owner", caller.person().sub());
        }
        if (suspended != null) {
            where.append(suspended ? " and w.suspendedAt is not null" : " and w.suspendedAt is null");
        }
        TypedQuery<Long> count = entities.createQuery("select count(w) from Webhook w" + where, Long.class);
        parameters.forEach(count::setParameter);
        if (after != null) {
            where.append(" and w.id < :after");
        }
        TypedQuery<Webhook> page =
                entities.createQuery("from Webhook w" + where + " order by w.id desc", Webhook.class);
        parameters.forEach(page::setParameter);
        if (after != null) {
            page.setParameter("after", after);
        }
        List<Webhook> found = page.setMaxResults(limit + 1).getResultList();
        List<Webhook> items = found.stream().limit(limit).toList();
        return new Page(
                items,
                count.getSingleResult(),
                found.size() > items.size() ? items.getLast().id() : null);
    }

    /**
     * One that the caller may see.
     *
     * @throws ProblemException 404, for somebody else's too
     */
    @Transactional
    public Webhook get(UUID id, Caller caller) {
        return seen(id, caller, entities.find(Webhook.class, id));
    }

    /**
     * One that the caller may see, held against other changes until the caller's transaction ends.
     *
     * @throws ProblemException 404, for somebody else's too
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Webhook getToChange(UUID id, Caller caller) {
        return seen(id, caller, entities.find(Webhook.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Where and how to send something to it now; empty if it was removed, or is switched off. */
    @Transactional
    public Optional<Target> target(UUID id, Instant now) {
        Webhook webhook = entities.find(Webhook.class, id);
        if (webhook == null || webhook.suspended()) {
            return Optional.empty();
        }
        List<SigningSecret> signing = new ArrayList<>();
        signing.add(open(webhook.secret(), id));
        byte[] former = webhook.formerSecret(now);
        if (former != null) {
            signing.add(open(former, id));
        }
        return Optional.of(new Target(webhook.url(), signing));
    }

    byte[] seal(SigningSecret secret, UUID id) {
        return secrets.encrypt(secret.text(), purpose(id));
    }

    private SigningSecret open(byte[] sealed, UUID id) {
        return new SigningSecret(secrets.decrypt(sealed, purpose(id)));
    }

    private static String purpose(UUID id) {
        return "webhook:" + id;
    }

    Optional<Webhook> findToChange(UUID id) {
        return Optional.ofNullable(entities.find(Webhook.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    void add(Webhook webhook) {
        entities.persist(webhook);
        entities.flush();
    }

    void remove(Webhook webhook) {
        entities.remove(webhook);
        entities.flush();
    }

    void flush() {
        entities.flush();
    }

    /** How many somebody has; whoever else registers one for them waits until the transaction ends. */
    long countToAdd(String owner) {
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:key, 0))", Object.class)
                .setParameter("key", "webhooks-of:" + owner)
                .getSingleResult();
        return entities.createQuery("select count(w) from Webhook w where w.ownerSub = :owner", Long.class)
                .setParameter("owner", owner)
                .getSingleResult();
    }

    private static Webhook seen(UUID id, Caller caller, @Nullable Webhook webhook) {
        if (webhook == null || !caller.mayUse(webhook)) {
            throw ProblemException.notFound("webhook", id);
        }
        return webhook;
    }
}
