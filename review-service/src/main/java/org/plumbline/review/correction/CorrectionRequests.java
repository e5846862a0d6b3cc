package org.plumbline.review.correction;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.secret.PrivateLink;
import org.plumbline.review.correction.rule.CorrectionType;
import org.plumbline.review.correction.rule.RequestState;
import org.plumbline.review.reader.ReadersConfig;
import org.plumbline.review.reader.SealedAddresses;

/** The correction requests, with their links and addresses, which are kept apart from them. */
@ApplicationScoped
public class CorrectionRequests {

    private final EntityManager entities;
    private final SealedAddresses addresses;
    private final ReadersConfig config;

    CorrectionRequests(EntityManager entities, SealedAddresses addresses, ReadersConfig config) {
        this.entities = entities;
        this.addresses = addresses;
        this.config = config;
    }

    /**
     * Which requests, the one due first at the top; null filters nothing.
     *
     * @param state one of them; null for all that the desk still owes an answer
     * @param overdueOn only those that should have been decided before this day
     */
    public record Filter(
            @Nullable RequestState state,
            @Nullable CorrectionType type,
            @Nullable LocalDate overdueOn,
            int offset,
            int limit) {}

    /**
     * Some of them.
     *
     * @param count how many the filter finds in all
     */
    public record Page(List<CorrectionRequest> items, long count) {}

    /** A request. */
    @Transactional
    public CorrectionRequest get(UUID id) {
        return found(id, entities.find(CorrectionRequest.class, id));
    }

    /** The same, locked: whoever else changes it waits. */
    CorrectionRequest toChange(UUID id) {
        return found(id, entities.find(CorrectionRequest.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The verdict that a request is about; the request is neither brought nor locked. */
    UUID verdictOf(UUID id) {
        return entities.createQuery("select verdictId from CorrectionRequest where id = :id", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("correction request", id));
    }

    private static CorrectionRequest found(UUID id, @Nullable CorrectionRequest request) {
        if (request == null) {
            throw ProblemException.notFound("correction request", id);
        }
        return request;
    }

    @Transactional
    public Page find(Filter filter) {
        StringBuilder where = new StringBuilder("from CorrectionRequest c where ");
        Map<String, Object> parameters = new HashMap<>();
        if (filter.state() == null) {
            where.append("c.state in (WAITING, IN_REVIEW)");
        } else {
            where.append("c.state = :state");
            parameters.put("state", filter.state());
        }
        if (filter.type() != null) {
            where.append(" and coalesce(c.decidedType, c.type) = :type");
            parameters.put("type", filter.type());
        }
        if (filter.overdueOn() != null) {
            where.append(" and c.dueOn < :today and c.state = WAITING");
            parameters.put("today", filter.overdueOn());
        }
        TypedQuery<Long> count = entities.createQuery("select count(c) " + where, Long.class);
        TypedQuery<CorrectionRequest> items =
                entities.createQuery("select c " + where + " order by c.dueOn, c.id", CorrectionRequest.class);
        parameters.forEach((name, value) -> {
            count.setParameter(name, value);
            items.setParameter(name, value);
        });
        return new Page(
                items.setFirstResult(filter.offset())
                        .setMaxResults(filter.limit())
                        .getResultList(),
                count.getSingleResult());
    }

    /** How many wait for a decision. */
    @Transactional
    public long waiting() {
        return entities.createQuery("select count(c) from CorrectionRequest c where c.state = WAITING", Long.class)
                .getSingleResult();
    }

    /** Those that a review looks into, or has answered, in the order in which they came. */
    @Transactional
    public List<CorrectionRequest> lookedIntoBy(UUID review) {
        return entities.createQuery(
                        "from CorrectionRequest where reviewId = :review and state in (IN_REVIEW, PUBLISHED) order by id",
                        CorrectionRequest.class)
                .setParameter("review", review)
                .getResultList();
    }

    /** Those that a review looks into, or last did, locked in one order. */
    List<CorrectionRequest> ofReview(UUID review, RequestState state) {
        return entities.createQuery(
                        "from CorrectionRequest where reviewId = :review and state = :state order by id",
                        CorrectionRequest.class)
                .setParameter("review", review)
                .setParameter("state", state)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Makes a private link to a request, and returns its secret. */
    String newLink(UUID request) {
        String token = PrivateLink.fresh();
        entities.createNativeQuery("insert into correction_link (token_sha256, request_id) values (:digest, :request)")
                .setParameter("digest", PrivateLink.digest(token))
                .setParameter("request", request)
                .executeUpdate();
        return token;
    }

    /** The request that a private link leads to. */
    @Transactional
    public Optional<CorrectionRequest> byLink(String token) {
        if (!PrivateLink.isOne(token)) {
            return Optional.empty();
        }
        List<?> found = entities.createNativeQuery(
                        "select request_id from correction_link where token_sha256 = :digest", UUID.class)
                .setParameter("digest", PrivateLink.digest(token))
                .getResultList();
        return found.stream().findFirst().map(id -> entities.find(CorrectionRequest.class, id));
    }

    /** Keeps where the answer is to go. */
    void keepAddress(UUID request, String address, Instant now) {
        entities.createNativeQuery(
                        "insert into correction_contact (request_id, sealed, expires_at) values (:id, :sealed, :expires)")
                .setParameter("id", request)
                .setParameter("sealed", addresses.seal(address, request))
                .setParameter("expires", Timestamp.from(now.plus(config.keepContact())))
                .executeUpdate();
    }

    /** Whether there is an address to send the answer to. */
    @Transactional
    public boolean hasAddress(UUID request) {
        return kept(request).isPresent();
    }

    /** Where the answer is to go; nothing if nobody said, or it has been deleted. */
    Optional<String> address(UUID request) {
        return kept(request).flatMap(kept -> addresses.open(kept, request));
    }

    private Optional<byte[]> kept(UUID request) {
        List<?> found = entities.createNativeQuery(
                        "select sealed from correction_contact where request_id = :id", byte[].class)
                .setParameter("id", request)
                .getResultList();
        return found.stream().map(byte[].class::cast).findFirst();
    }

    /** Deletes the address; whether there was one. */
    boolean forgetAddress(UUID request) {
        return entities.createNativeQuery("delete from correction_contact where request_id = :id")
                        .setParameter("id", request)
                        .executeUpdate()
                > 0;
    }

    /** Deletes addresses that were kept for long enough; how many. */
    @Transactional
    int forgetExpired(Instant now) {
        Query delete = entities.createNativeQuery("delete from correction_contact where expires_at <= :now");
        return delete.setParameter("now", Timestamp.from(now)).executeUpdate();
    }
}
