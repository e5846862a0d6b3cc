package org.plumbline.review.evidence.upload;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.plumbline.kit.files.FileStore;

/**
 * Takes away uploads that nothing refers to: first the row, which notes the content as unused, then the file. So there is
 * never a row without its file, and a file whose deletion fails is not forgotten.
 */
@ApplicationScoped
class UnusedFiles {

    private final EntityManager entities;
    private final EvidenceFiles files;
    private final FileStore store;

    UnusedFiles(EntityManager entities, EvidenceFiles files, FileStore store) {
        this.entities = entities;
        this.files = files;
        this.store = store;
    }

    /**
     * Deletes the rows of uploads that no source refers to, the oldest first.
     *
     * @param uploadedBefore at least a day ago
     * @return how many
     */
    @Transactional
    int deleteRows(Instant uploadedBefore, int most) {
        return (Integer) entities.createNativeQuery("select delete_unused_uploads(:before, :most)", Integer.class)
                .setParameter("before", uploadedBefore)
                .setParameter("most", most)
                .getSingleResult();
    }

    /** The names of files whose row was deleted. */
    @Transactional
    List<String> contents(int most) {
        List<?> contents = entities.createNativeQuery(
                        "select sha256 from unused_file order by since, sha256 limit :most", String.class)
                .setParameter("most", most)
                .getResultList();
        return contents.stream().map(String.class::cast).toList();
    }

    /**
     * Deletes a file, unless something else has its content: another upload, made before or meanwhile.
     *
     * @return whether it was deleted
     */
    @Transactional
    boolean deleteFile(String sha256) {
        files.hold(sha256);
        boolean unused = (Boolean) entities.createNativeQuery("""
                        select not exists (select from evidence_file where sha256 = :sha256)
                            and not exists (select from archived_page where sha256 = :sha256)""", Boolean.class)
                .setParameter("sha256", sha256)
                .getSingleResult();
        if (unused) {
            store.delete(sha256);
        }
        entities.createNativeQuery("delete from unused_file where sha256 = :sha256")
                .setParameter("sha256", sha256)
                .executeUpdate();
        return unused;
    }
}
