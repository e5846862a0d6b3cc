package org.plumbline.review.evidence;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** The names of protected sources. */
@ApplicationScoped
public class ProtectedSources {

    private final EntityManager entities;

    ProtectedSources(EntityManager entities) {
        this.entities = entities;
    }

    /** By the id of the evidence. */
    public Map<UUID, SourceName> of(UUID reviewId) {
        return entities.createQuery(
                        "from ProtectedSource where evidenceId in (select id from Evidence where reviewId = :reviewId)",
                        ProtectedSource.class)
                .setParameter("reviewId", reviewId)
                .getResultStream()
                .collect(Collectors.toMap(ProtectedSource::evidenceId, source -> new SourceName(source.name())));
    }

    public void name(UUID evidenceId, SourceName name) {
        ProtectedSource source = entities.find(ProtectedSource.class, evidenceId);
        if (source == null) {
            entities.persist(new ProtectedSource(evidenceId, name.name()));
        } else {
            source.rename(name.name());
        }
    }

    /** Forgets who it is, if that was noted. */
    public void forget(UUID evidenceId) {
        ProtectedSource source = entities.find(ProtectedSource.class, evidenceId);
        if (source != null) {
            entities.remove(source);
        }
    }
}
