package org.plumbline.review.subscriber;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import org.plumbline.kit.time.Ids;
import org.plumbline.review.notice.mail.MailQueue;
import org.plumbline.review.reader.ReadersConfig;
import org.plumbline.review.reader.SealedAddresses;

/** Who is mailed when a verdict changes. No address is told to anybody, nor whether it is here. */
@ApplicationScoped
class Subscriptions {

    private static final Logger LOG = Logger.getLogger(Subscriptions.class);

    /** How many confirmations may wait for one address, so that nobody fills another's mailbox with them. */
    private static final int MOST_UNCONFIRMED = 5;

    private final EntityManager entities;
    private final SealedAddresses addresses;
    private final MailQueue queue;
    private final ReadersConfig config;
    private final Clock clock;

    Subscriptions(
            EntityManager entities, SealedAddresses addresses, MailQueue queue, ReadersConfig config, Clock clock) {
        this.entities = entities;
        this.addresses = addresses;
        this.queue = queue;
        this.config = config;
        this.clock = clock;
    }

    /**
     * A subscription whose address could be opened.
     *
     * @param language of the mails
     */
    record Subscription(UUID id, UUID verdictId, String address, String language, boolean confirmed) {}

    /** A subscriber who is to be told of a revision. */
    record Told(UUID subscriptionId, UUID revisionId) {}

    /**
     * Asks the owner of an address by mail whether they want it. One who was asked already, or is subscribed, is not asked
     * again, unless the mail that asked was given up.
     */
    @Transactional
    void ask(UUID verdictId, String address, String language) {
        byte[] digest = addresses.digest(address);
        Instant now = clock.instant();
        if (waiting(digest) >= MOST_UNCONFIRMED) {
            LOG.info("subscription.refused: too many wait for one address");
            return;
        }
        UUID id = Ids.next();
        int written = entities.createNativeQuery("""
                        insert into verdict_subscription (id, verdict_id, sealed, address_digest, language, created_at)
                        values (:id, :verdict, :sealed, :digest, :language, :now) on conflict do nothing""")
                .setParameter("id", id)
                .setParameter("verdict", verdictId)
                .setParameter("sealed", addresses.seal(address, id))
                .setParameter("digest", digest)
                .setParameter("language", language)
                .setParameter("now", Timestamp.from(now))
                .executeUpdate();
        if (written > 0) {
            queue.add(ConfirmationMail.KIND, id, now);
            LOG.infof("subscription.asked: %s to verdict %s", id, verdictId);
        }
    }

    /** How many wait for an address to confirm them; those that nobody could be asked about are deleted. */
    private int waiting(byte[] digest) {
        List<?> found = entities.createNativeQuery(
                        "select id from verdict_subscription where address_digest = :digest and confirmed_at is null",
                        UUID.class)
                .setParameter("digest", digest)
                .getResultList();
        List<UUID> waiting = found.stream().map(UUID.class::cast).toList();
        List<UUID> unasked = queue.givenUp(ConfirmationMail.KIND, waiting);
        for (UUID id : unasked) {
            entities.createNativeQuery("delete from verdict_subscription where id = :id and confirmed_at is null")
                    .setParameter("id", id)
                    .executeUpdate();
        }
        return waiting.size() - unasked.size();
    }

    /** Its owner wants it; whether there is one. To say so twice changes nothing. */
    @Transactional
    boolean confirm(UUID id) {
        int confirmed = entities.createNativeQuery(
                        "update verdict_subscription set confirmed_at = coalesce(confirmed_at, :now) where id = :id")
                .setParameter("now", Timestamp.from(clock.instant()))
                .setParameter("id", id)
                .executeUpdate();
        if (confirmed > 0) {
            LOG.infof("subscription.confirmed: %s", id);
        }
        return confirmed > 0;
    }

    /** Deletes it, and the address with it; whether there was one. */
    @Transactional
    boolean leave(UUID id) {
        int left = entities.createNativeQuery("delete from verdict_subscription where id = :id")
                .setParameter("id", id)
                .executeUpdate();
        if (left > 0) {
            LOG.infof("subscription.left: %s", id);
        }
        return left > 0;
    }

    /** One of them; nothing if its owner left, or its address cannot be read any more. */
    @Transactional
    Optional<Subscription> find(UUID id) {
        List<?> rows = entities.createNativeQuery(
                        "select verdict_id, sealed, language, confirmed_at from verdict_subscription where id = :id",
                        Tuple.class)
                .setParameter("id", id)
                .getResultList();
        return rows.stream().map(Tuple.class::cast).findFirst().flatMap(row -> addresses
                .open(row.get("sealed", byte[].class), id)
                .map(address -> new Subscription(
                        id,
                        row.get("verdict_id", UUID.class),
                        address,
                        row.get("language", String.class),
                        row.get("confirmed_at") != null)));
    }

    /** The verdict that somebody is subscribed to, or was asked about. */
    @Transactional
    Optional<UUID> verdictOf(UUID id) {
        List<?> found = entities.createNativeQuery(
                        "select verdict_id from verdict_subscription where id = :id", UUID.class)
                .setParameter("id", id)
                .getResultList();
        return found.stream().map(UUID.class::cast).findFirst();
    }

    /** Orders a mail of a revision to everybody who wants it, in the caller's transaction; how many. */
    @Transactional(Transactional.TxType.MANDATORY)
    int tell(UUID verdictId, UUID revisionId, Instant now) {
        List<?> told = entities.createNativeQuery("""
                        insert into subscriber_told (id, subscription_id, revision_id, told_at)
                        select uuidv7(), s.id, :revision, :now from verdict_subscription s
                        where s.verdict_id = :verdict and s.confirmed_at is not null
                        on conflict do nothing returning id""", UUID.class)
                .setParameter("revision", revisionId)
                .setParameter("now", Timestamp.from(now))
                .setParameter("verdict", verdictId)
                .getResultList();
        queue.addAll(ChangeMail.KIND, told.stream().map(UUID.class::cast).toList(), now);
        return told.size();
    }

    /** Of what a subscriber is to be told; nothing if they left. */
    @Transactional
    Optional<Told> told(UUID id) {
        List<?> rows = entities.createNativeQuery(
                        "select subscription_id, revision_id from subscriber_told where id = :id", Tuple.class)
                .setParameter("id", id)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .findFirst()
                .map(row -> new Told(row.get("subscription_id", UUID.class), row.get("revision_id", UUID.class)));
    }

    /** Deletes those that nobody confirmed in time; how many. */
    @Transactional
    int forgetUnconfirmed(Instant now) {
        return entities.createNativeQuery(
                        "delete from verdict_subscription where confirmed_at is null and created_at < :before")
                .setParameter("before", Timestamp.from(now.minus(config.keepUnconfirmed())))
                .executeUpdate();
    }
}
