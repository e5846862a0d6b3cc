package org.plumbline.review.review;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.plumbline.review.evidence.ProtectedSources;
import org.plumbline.review.inbox.ClaimSnapshots;
import org.plumbline.review.publication.ClaimBeingChecked;
import org.plumbline.review.publication.ClaimsBeingChecked;

/** The reviews that readers are told of. */
@ApplicationScoped
class ListedReviews implements ClaimsBeingChecked {

    private final EntityManager entities;
    private final ClaimSnapshots claims;
    private final ProtectedSources names;

    ListedReviews(EntityManager entities, ClaimSnapshots claims, ProtectedSources names) {
        this.entities = entities;
        this.claims = claims;
        this.names = names;
    }

    /** An edition may be published while another review of the claim is listed; then the claim has a page of its own. */
    @Override
    @Transactional
    public List<ClaimBeingChecked> mostAskedFor(int most) {
        List<?> rows = entities.createNativeQuery("""
                        select r.id, coalesce(d.people, 0)
                        from review r left join claim_demand d on d.claim_id = r.claim_id
                        where r.listed_at is not null and r.state not in ('PUBLISHED', 'DROPPED')
                            and not exists (select from verdict v where v.claim_id = r.claim_id)
                        order by coalesce(d.people, 0) desc, r.listed_at, r.id""", Object[].class)
                .setMaxResults(most)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .flatMap(row -> claim((UUID) row[0], (Integer) row[1]).stream())
                .toList();
    }

    /** Nothing if it was taken back meanwhile. */
    private Optional<ClaimBeingChecked> claim(UUID reviewId, int askedBy) {
        Review review = entities.find(Review.class, reviewId);
        return Optional.ofNullable(Listing.of(
                        review,
                        claims.get(review.snapshotId()).claim(),
                        names.of(reviewId).values()))
                .map(told ->
                        new ClaimBeingChecked(told.text(), told.language(), told.claimant(), told.since(), askedBy));
    }
}
