package org.plumbline.review.review;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.verdict.CanonicalJson;
import org.plumbline.review.verdict.Content;

/** What editors approved, by its hash, and what stands now: the two are compared for whoever approves again. */
@ApplicationScoped
public class ApprovedContents {

    private final EntityManager entities;
    private final ReviewFiles files;

    ApprovedContents(EntityManager entities, ReviewFiles files) {
        this.entities = entities;
        this.files = files;
    }

    /** Keeps what is being approved, in the caller's transaction; what was approved before is kept already. */
    void keep(Content content) {
        String canonical = CanonicalJson.of(content);
        entities.createNativeQuery("""
                        insert into approved_content (content_hash, content) values (:hash, :content)
                        on conflict (content_hash) do nothing
                        """)
                .setParameter("hash", content.hash())
                .setParameter("content", canonical)
                .executeUpdate();
    }

    /** What an approval was of; nothing if it is from before contents were kept. */
    @Transactional
    public Optional<Content> of(String contentHash) {
        List<?> found = entities.createNativeQuery(
                        "select content from approved_content where content_hash = :hash", String.class)
                .setParameter("hash", contentHash)
                .getResultList();
        return found.stream()
                .map(String.class::cast)
                .findFirst()
                .map(content -> CanonicalJson.read(content, Content.class));
    }

    /**
     * What an approval would be of now.
     *
     * @throws ProblemException 404 if there is no such review
     */
    @Transactional
    public Content standing(UUID reviewId) {
        return files.toRead(reviewId).content();
    }
}
