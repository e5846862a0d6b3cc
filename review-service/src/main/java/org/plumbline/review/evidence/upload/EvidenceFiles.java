package org.plumbline.review.evidence.upload;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.evidence.cleaning.CleanFile;

/** The files that were uploaded for each review, whether a source shows them or not. */
@ApplicationScoped
public class EvidenceFiles {

    private final EntityManager entities;

    EvidenceFiles(EntityManager entities) {
        this.entities = entities;
    }

    /** By their ids, oldest first. */
    public Map<UUID, EvidenceFile> of(UUID reviewId) {
        return entities.createQuery(
                        "from EvidenceFile file where reviewId = :reviewId or exists (select 1 from Evidence one"
                                + " where one.reviewId = :reviewId and array_contains(one.files, file.id)) order by id",
                        EvidenceFile.class)
                .setParameter("reviewId", reviewId)
                .getResultStream()
                .collect(Collectors.toMap(
                        EvidenceFile::id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    /**
     * Notes a file that was put into the file store.
     *
     * @param sha256 under which it lies there
     */
    public EvidenceFile add(UUID reviewId, String sha256, CleanFile file, Person by, Instant at) {
        EvidenceFile kept = new EvidenceFile(Ids.next(), reviewId, sha256, file, by, at);
        entities.persist(kept);
        return kept;
    }
}
