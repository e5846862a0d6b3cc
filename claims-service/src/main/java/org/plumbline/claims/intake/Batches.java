package org.plumbline.claims.intake;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.Ids;

/** What was decided together. */
@ApplicationScoped
class Batches {

    private final EntityManager entities;
    private final IdempotencyKeys keys;
    private final Clock clock;

    Batches(EntityManager entities, IdempotencyKeys keys, Clock clock) {
        this.entities = entities;
        this.keys = keys;
        this.clock = clock;
    }

    @Transactional
    Optional<Batch> get(UUID id) {
        return Optional.ofNullable(entities.find(Batch.class, id));
    }

    /**
     * A new batch, or the one that the same request began before, which may have broken off before it was kept.
     *
     * @param request what is asked for
     * @throws ProblemException 400 for an unusable key, 409 {@code idempotency-key-reused}
     */
    @Transactional
    Batch begin(Batch.Asked asked, Person by, Object request, @Nullable String key) {
        UUID id = keys.once(key, by.sub(), "decide-claims", request, () -> {
            Batch batch = new Batch(Ids.next(), asked, by, clock.instant());
            entities.persist(batch);
            entities.flush();
            return batch.id();
        });
        return entities.find(Batch.class, id);
    }

    /** Keeps what was decided; what was kept before stays. */
    @Transactional
    Batch keep(UUID id, List<Batch.Outcome> outcomes) {
        Batch batch = entities.find(Batch.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (!batch.isKept()) {
            batch.keep(outcomes);
        }
        return batch;
    }
}
