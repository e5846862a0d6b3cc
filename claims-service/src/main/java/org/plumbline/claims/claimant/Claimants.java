package org.plumbline.claims.claimant;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.text.LikePattern;
import org.plumbline.kit.time.Ids;

/** All claimants, found by id or by any name that they ever had. */
@ApplicationScoped
public class Claimants {

    private final Session session;

    Claimants(Session session) {
        this.session = session;
    }

    /**
     * A claimant in a list.
     *
     * @param key where the list goes on after it
     * @param claims how many claims are of it
     */
    public record Listed(
            UUID id,
            String name,
            ClaimantKind kind,
            @Nullable String wikidata,
            String key,
            long claims) {}

    /**
     * A part of the claimants, by name.
     *
     * @param total how many the whole list has
     * @param next where the next part begins; null at the end
     */
    public record Part(
            List<Listed> claimants, long total, @Nullable String next) {}

    /** One claimant, merged or not. */
    @Transactional
    public Optional<Claimant> get(UUID id) {
        return Optional.ofNullable(session.find(Claimant.class, id));
    }

    /** One claimant, held against other changes until the caller's transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Claimant> getToChange(UUID id) {
        return Optional.ofNullable(session.find(Claimant.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The claimant that has, or once had, this name. */
    @Transactional
    public Optional<Claimant> find(String name) {
        return Optional.ofNullable(owner(ClaimantName.key(name))).map(id -> session.find(Claimant.class, id));
    }

    /**
     * The claimant of this name, made if nobody has it; two who ask at once get the same one. Call it before locking a
     * claim: a merger locks claimants first, then their claims.
     *
     * @param name null, or one that nobody can see, is nobody's
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public @Nullable Claimant named(@Nullable String name) {
        if (name == null || ClaimantName.key(name).isEmpty()) {
            return null;
        }
        String key = ClaimantName.key(name);
        UUID owner = heldOwner(key);
        while (owner == null) {
            UUID id = Ids.next();
            // Waits for whoever takes the same name at this moment.
            if (take(key, id)) {
                session.persist(new Claimant(id, name));
                session.flush();
                owner = id;
            } else {
                owner = heldOwner(key);
            }
        }
        return session.find(Claimant.class, owner);
    }

    /**
     * Gives a claimant one more name.
     *
     * @return whether it has it now; if not, it is somebody else's
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean addName(Claimant claimant, String name) {
        String key = ClaimantName.key(name);
        return take(key, claimant.id()) || claimant.id().equals(owner(key));
    }

    /** Gives all names of one claimant to another. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void moveNames(Claimant from, Claimant to) {
        session.createNativeMutationQuery("update claimant_name set claimant_id = :to where claimant_id = :from")
                .setParameter("to", to.id())
                .setParameter("from", from.id())
                .executeUpdate();
        // Who was merged into it before is led to the one that stands.
        session.createNativeMutationQuery("update claimant set merged_into = :to where merged_into = :from")
                .setParameter("to", to.id())
                .setParameter("from", from.id())
                .executeUpdate();
    }

    /** Another standing claimant that is the same item at Wikidata. */
    @Transactional
    public Optional<Claimant> sameItem(String wikidata, UUID except) {
        return session.createQuery(
                        "from Claimant where wikidata = :wikidata and mergedInto is null and id <> :except",
                        Claimant.class)
                .setParameter("wikidata", wikidata)
                .setParameter("except", except)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** The other names by which a claimant is found, as they are compared. */
    @Transactional
    public List<String> otherNames(Claimant claimant) {
        return session.createNativeQuery("""
                        select name_key from claimant_name
                        where claimant_id = :id and name_key <> :key order by name_key""", String.class)
                .setParameter("id", claimant.id())
                .setParameter("key", ClaimantName.key(claimant.name()))
                .getResultList();
    }

    /**
     * A part of the claimants of whom a name holds the words, by name.
     *
     * @param words null for all
     * @param after the {@code next} of the part before; null for the first part
     */
    @Transactional
    public Part search(@Nullable String words, int limit, @Nullable String after) {
        String pattern = words == null ? "%" : "%" + LikePattern.literal(ClaimantName.key(words)) + "%";
        String found = """
                from claimant c where c.merged_into is null and exists
                    (select 1 from claimant_name n where n.claimant_id = c.id and n.name_key like :words escape '!')""";
        long total = session.createNativeQuery("select count(*) " + found, Long.class)
                .setParameter("words", pattern)
                .getSingleResult();
        List<Tuple> rows = session.createNativeQuery(
                        """
                        select c.id, c.name, c.kind, c.wikidata, c.name_key as key,
                               (select count(*) from claim k where k.claimant_id = c.id) as claims
                        """ + found + " and c.name_key > :after order by c.name_key limit :most", Tuple.class)
                .setParameter("words", pattern)
                .setParameter("after", after == null ? "" : after)
                .setParameter("most", limit + 1)
                .getResultList();
        List<Listed> listed = rows.stream().limit(limit).map(Claimants::listed).toList();
        return new Part(listed, total, rows.size() > limit ? listed.getLast().key() : null);
    }

    private static Listed listed(Tuple row) {
        return new Listed(
                row.get("id", UUID.class),
                row.get("name", String.class),
                ClaimantKind.valueOf(row.get("kind", String.class)),
                row.get("wikidata", String.class),
                row.get("key", String.class),
                row.get("claims", Number.class).longValue());
    }

    private @Nullable UUID owner(String key) {
        return session.createNativeQuery("select claimant_id from claimant_name where name_key = :key", UUID.class)
                .setParameter("key", key)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    /**
     * As {@link #owner}, held so that no merger takes the name away before the caller's transaction ends. Null also
     * where one just did, while this waited for it. The name's own row is not locked: a merger locks it last.
     */
    private @Nullable UUID heldOwner(String key) {
        return session.createNativeQuery("""
                        select c.id from claimant_name n join claimant c on c.id = n.claimant_id
                        where n.name_key = :key and c.merged_into is null for share of c""", UUID.class)
                .setParameter("key", key)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    private boolean take(String key, UUID id) {
        return session.createNativeMutationQuery(
                                "insert into claimant_name (name_key, claimant_id) values (:key, :id) on conflict do nothing")
                        .setParameter("key", key)
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }
}
