package org.plumbline.review.publication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.persistence.EntityManager;

import io.quarkus.narayana.jta.QuarkusTransaction;

import org.plumbline.kit.hash.Sha256;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.verdict.CanonicalJson;
import org.plumbline.review.verdict.PublicVerdict;
import org.plumbline.review.verdict.Rating;
import org.plumbline.review.verdict.Verdicts;

/** Puts verdicts where publishing puts them, without the weeks of work before it. */
public final class Publications {

    private Publications() {}

    /** What was published. */
    public record Publication(UUID verdictId, String slug, PublicVerdict content) {}

    /** Publishes one; it is public when this returns. */
    public static Publication publish(PublicVerdict content) {
        return publishAll(List.of(content)).getFirst();
    }

    /** Publishes several, the last one first, so that the first is the newest. */
    public static List<Publication> publishAll(List<PublicVerdict> contents) {
        return publishAll(contents, () -> {});
    }

    /** Publishes one; all of it is done, and nothing of it is public, while something else goes on. */
    public static Publication publishDuring(PublicVerdict content, Runnable meanwhile) {
        return publishAll(List.of(content), meanwhile).getFirst();
    }

    private static List<Publication> publishAll(List<PublicVerdict> contents, Runnable beforeItIsPublic) {
        EntityManager entities = CDI.current().select(EntityManager.class).get();
        Verdicts verdicts = CDI.current().select(Verdicts.class).get();
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Publication> publications = new ArrayList<>();
            for (PublicVerdict content : contents.reversed()) {
                UUID review = review(entities, content.claim().id(), content.language(), content.publishedAt());
                Verdicts.Published published = verdicts.first(content.claim().id(), review, content);
                publications.add(new Publication(
                        published.verdict().id(), published.verdict().slug(), content));
            }
            entities.flush();
            beforeItIsPublic.run();
            return publications.reversed();
        });
    }

    /** Publishes another revision with another summary. */
    public static void revise(Publication publication, String summary, Instant at) {
        next(publication, Map.of("summary", summary, "whatChanged", "A newer figure"), at);
    }

    /** Publishes another revision by which the rating is another one now than when the claim was made. */
    public static void rateNow(Publication publication, Rating rating, Instant at) {
        next(publication, Map.of("ratingNow", rating, "kind", "UPDATE", "whatChanged", "A newer figure"), at);
    }

    /** Retracts it. */
    public static void retract(Publication publication, String reason, Instant at) {
        next(publication, Map.of("kind", "RETRACTION", "whatChanged", reason), at);
    }

    private static void next(Publication publication, Map<String, ?> changes, Instant at) {
        EntityManager entities = CDI.current().select(EntityManager.class).get();
        QuarkusTransaction.requiringNew().run(() -> {
            String snapshot = (String) entities.createNativeQuery("""
                            select (snapshot::jsonb || cast(:changes as jsonb) || jsonb_build_object(
                                'publishedAt', cast(:at as text)))::text
                            from revision where verdict_id = :verdict order by number desc limit 1""", String.class)
                    .setParameter("changes", CanonicalJson.of(changes))
                    .setParameter("at", at.toString())
                    .setParameter("verdict", publication.verdictId())
                    .getSingleResult();
            UUID review = review(
                    entities,
                    publication.content().claim().id(),
                    publication.content().language(),
                    at);
            entities.createNativeQuery("""
                            insert into revision (id, verdict_id, review_id, number, snapshot, hash, published_at)
                            values (:id, :verdict, :review,
                                (select max(number) + 1 from revision where verdict_id = :verdict), :snapshot, :hash, :at)""")
                    .setParameter("id", Ids.next())
                    .setParameter("verdict", publication.verdictId())
                    .setParameter("review", review)
                    .setParameter("snapshot", snapshot)
                    .setParameter("hash", Sha256.hex(snapshot))
                    .setParameter("at", at)
                    .executeUpdate();
        });
    }

    /** Stores the review that published something. */
    public static UUID review(EntityManager entities, UUID claim, String language, Instant at) {
        UUID snapshot = Ids.next();
        UUID review = Ids.next();
        entities.createNativeQuery(
                        "insert into claim_snapshot (id, claim_id, data, received_at) values (:id, :claim, '{}', :at)")
                .setParameter("id", snapshot)
                .setParameter("claim", claim)
                .setParameter("at", at)
                .executeUpdate();
        entities.createNativeQuery("""
                        insert into review (id, claim_id, snapshot_id, kind, state, risk, language, opened_at, changed_at,
                            version)
                        values (:id, :claim, :snapshot, 'INITIAL', 'PUBLISHED', 'NORMAL', :language, :at, :at, 0)""")
                .setParameter("id", review)
                .setParameter("claim", claim)
                .setParameter("snapshot", snapshot)
                .setParameter("language", language)
                .setParameter("at", at)
                .executeUpdate();
        return review;
    }
}
