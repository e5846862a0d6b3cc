package org.plumbline.claims.tip;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Claim;
import org.plumbline.kit.secret.PrivateLink;

/** All tips, and the private links that lead to them. */
@ApplicationScoped
class Tips implements PanacheRepositoryBase<Tip, UUID> {

    private static final String WITH_CLAIM = "select t, c from Tip t join Claim sent on sent.id = t.claimId"
            + " join Claim c on c.id = coalesce(sent.mergedInto, sent.id) where ";
    private static final String OF_CLAIM =
            "(claimId = :claim or claimId in (select c.id from Claim c where c.mergedInto = :claim))";

    /**
     * A part of a list, newest first.
     *
     * @param total how many the whole list has
     * @param next where the next part begins: after this tip; null at the end
     */
    record Part<T>(List<T> items, long total, @Nullable UUID next) {}

    /**
     * Makes a private link to a tip.
     *
     * @return its secret, 192 random bits in 32 characters, which is kept nowhere
     */
    @Transactional(TxType.MANDATORY)
    String newLink(UUID tip) {
        String token = PrivateLink.fresh();
        getEntityManager()
                .createNativeQuery("insert into tip_link (token_sha256, tip_id) values (:sha256, :tip)")
                .setParameter("sha256", PrivateLink.digest(token))
                .setParameter("tip", tip)
                .executeUpdate();
        return token;
    }

    /** The tip that a private link leads to. */
    @Transactional
    Optional<UUID> byLink(String token) {
        if (!PrivateLink.isOne(token)) {
            return Optional.empty();
        }
        List<?> found = getEntityManager()
                .createNativeQuery("select tip_id from tip_link where token_sha256 = :sha256", UUID.class)
                .setParameter("sha256", PrivateLink.digest(token))
                .getResultList();
        return found.stream().map(UUID.class::cast).findFirst();
    }

    /** One tip and its claim. */
    @Transactional
    Optional<Followed> followed(UUID tip) {
        return withClaim("t.id = :tip", Map.of("tip", tip))
                .getResultStream()
                .map(Tips::followed)
                .findFirst();
    }

    /**
     * What one person or partner sent in.
     *
     * @param after the last tip of the part before; null for the first part
     */
    @Transactional
    Part<Followed> sentBy(String sub, int limit, @Nullable UUID after) {
        Map<String, Object> parameters = new HashMap<>(Map.of("sub", sub));
        List<Followed> found = withClaim("t.sentBySub = :sub" + after("t.", after, parameters), parameters)
                .setMaxResults(limit + 1)
                .getResultStream()
                .map(Tips::followed)
                .toList();
        boolean more = found.size() > limit;
        List<Followed> items = more ? found.subList(0, limit) : found;
        return new Part<>(
                items, count("sentBySub", sub), more ? items.getLast().tip().id() : null);
    }

    /** The tips on a claim and on those that were merged into it. */
    @Transactional
    Part<Tip> of(UUID claim, int limit, @Nullable UUID after) {
        Map<String, Object> parameters = new HashMap<>(Map.of("claim", claim));
        long total = count(OF_CLAIM, parameters);
        List<Tip> found =
                new ArrayList<>(find(OF_CLAIM + after("", after, parameters) + " order by id desc", parameters)
                        .range(0, limit)
                        .list());
        boolean more = found.size() > limit;
        List<Tip> items = more ? found.subList(0, limit) : found;
        return new Part<>(List.copyOf(items), total, more ? items.getLast().id() : null);
    }

    private TypedQuery<Object[]> withClaim(String condition, Map<String, ?> parameters) {
        TypedQuery<Object[]> query =
                getEntityManager().createQuery(WITH_CLAIM + condition + " order by t.id desc", Object[].class);
        parameters.forEach(query::setParameter);
        return query;
    }

    /** Ids are UUIDv7, so their order is the order of arrival, and a tip that arrives meanwhile moves nothing. */
    private static String after(String alias, @Nullable UUID after, Map<String, Object> parameters) {
        if (after == null) {
            return "";
        }
        parameters.put("after", after);
        return " and " + alias + "id < :after";
    }

    private static Followed followed(Object[] row) {
        return new Followed((Tip) row[0], (Claim) row[1]);
    }
}
