package org.plumbline.review.evidence.archive;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.time.Ids;

/** The pages that were looked up for each review, whether they became evidence or not. */
@ApplicationScoped
public class ArchivedPages {

    private final EntityManager entities;

    ArchivedPages(EntityManager entities) {
        this.entities = entities;
    }

    /** By their ids, oldest first. */
    public Map<UUID, ArchivedPage> of(UUID reviewId) {
        return entities.createQuery(
                        "from ArchivedPage where reviewId = :reviewId or id in"
                                + " (select archiveId from Evidence where reviewId = :reviewId) order by id",
                        ArchivedPage.class)
                .setParameter("reviewId", reviewId)
                .getResultStream()
                .collect(Collectors.toMap(
                        ArchivedPage::id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    public ArchivedPage add(UUID reviewId, FoundPage page, Person by) {
        ArchivedPage archived = new ArchivedPage(Ids.next(), reviewId, page, by);
        entities.persist(archived);
        return archived;
    }
}
