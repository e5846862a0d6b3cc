package org.plumbline.review.evidence.upload;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.plumbline.kit.files.FileStore;
import org.plumbline.kit.hash.Sha256;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.evidence.cleaning.CleanFile;

/** The files that were uploaded for each review, whether a source shows them or not. */
@ApplicationScoped
public class EvidenceFiles {

    private final EntityManager entities;
    private final FileStore store;

    EvidenceFiles(EntityManager entities, FileStore store) {
        this.entities = entities;
        this.store = store;
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
     * Puts a file into the file store and notes it, in the caller's transaction: until that ends, nobody can find the same
     * content there that is about to be deleted.
     */
    public EvidenceFile add(UUID reviewId, CleanFile file, Person by, Instant at) {
        hold(Sha256.hex(file.content()));
        EvidenceFile kept = new EvidenceFile(Ids.next(), reviewId, store.put(file.content()), file, by, at);
        entities.persist(kept);
        return kept;
    }

    /** Keeps others from putting or deleting a content until the caller's transaction ends. */
    void hold(String sha256) {
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:key, 0))", Object.class)
                .setParameter("key", "file " + sha256)
                .getSingleResult();
    }
}
