package org.plumbline.claims.imports;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import org.jspecify.annotations.Nullable;

/** All imports. */
@ApplicationScoped
class ClaimImports implements PanacheRepositoryBase<ClaimImport, UUID> {

    /**
     * A part of the list, newest first.
     *
     * @param next where the next part begins: after this one; null at the end
     */
    record Part(
            List<ClaimImport> imports, long total, @Nullable UUID next) {}

    /**
     * One import.
     *
     * @param ownerOnly the {@code sub} of somebody who sees none but their own; null for the desk
     */
    @Transactional
    Optional<ClaimImport> get(UUID id, @Nullable String ownerOnly) {
        return findByIdOptional(id).filter(found -> isVisible(found, ownerOnly));
    }

    /** As {@link #get}, held against other changes until the caller's transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<ClaimImport> getToChange(UUID id, @Nullable String ownerOnly) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).filter(found -> isVisible(found, ownerOnly));
    }

    @Transactional
    Part newest(int limit, @Nullable UUID after) {
        List<ClaimImport> found = (after == null ? find("order by id desc") : find("id < ?1 order by id desc", after))
                .range(0, limit)
                .list();
        boolean more = found.size() > limit;
        List<ClaimImport> part = List.copyOf(more ? found.subList(0, limit) : found);
        return new Part(part, count(), more ? part.getLast().id() : null);
    }

    /** Those that are at work, or should be. */
    @Transactional
    List<UUID> running() {
        return find("state = ?1 order by id", ImportState.RUNNING).stream()
                .map(ClaimImport::id)
                .toList();
    }

    private static boolean isVisible(ClaimImport found, @Nullable String ownerOnly) {
        return ownerOnly == null || found.submittedBy().sub().equals(ownerOnly);
    }
}
