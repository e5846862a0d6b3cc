package org.plumbline.review.remark;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.review.PassageRemarks;
import org.plumbline.review.verdict.Draft;

/** The remarks on the passages of drafts. */
@ApplicationScoped
public class Remarks implements PassageRemarks {

    private final EntityManager entities;

    Remarks(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * All remarks on one draft, the oldest first.
     *
     * @param draft as it stands now, in which the passages are looked for
     */
    @Transactional
    public List<RemarkView> of(UUID reviewId, Draft draft) {
        List<Remark> remarks = all(reviewId);
        Map<UUID, List<RemarkView.Reply>> replies = replies(reviewId);
        Instant lastReturn = remarks.stream()
                .map(Remark::returnedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        Map<Part, String> words = new EnumMap<>(Part.class);
        List<RemarkView> views = new ArrayList<>();
        for (Remark remark : remarks) {
            int number = views.size() + 1;
            views.add(RemarkView.of(
                    remark,
                    number,
                    isTodo(remark, lastReturn),
                    replies.getOrDefault(remark.id(), List.of()),
                    remark.quote()
                            .find(words.computeIfAbsent(remark.part(), part -> part.words(draft)), number)
                            .orElse(null)));
        }
        return views;
    }

    /** What was asked for by the last return, and what an earlier one asked for and nobody has done yet. */
    private static boolean isTodo(Remark remark, @Nullable Instant lastReturn) {
        return remark.returnedAt() != null
                && (!remark.isResolved() || remark.returnedAt().equals(lastReturn));
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public int returned(UUID reviewId, Person editor, Instant at) {
        List<Remark> theirs = all(reviewId).stream()
                .filter(remark -> remark.madeBy().sub().equals(editor.sub()) && !remark.isResolved())
                .toList();
        theirs.forEach(remark -> remark.returned(at));
        return theirs.size();
    }

    /**
     * Locks a remark, to decide what becomes of it.
     *
     * @throws ProblemException 404 if this review has no such remark
     */
    Remark toChange(UUID reviewId, UUID id) {
        return Optional.ofNullable(entities.find(Remark.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(remark -> remark.reviewId().equals(reviewId))
                .orElseThrow(() -> ProblemException.notFound("remark", id));
    }

    void add(Remark remark) {
        entities.persist(remark);
    }

    void add(RemarkReply reply) {
        entities.persist(reply);
    }

    long count(UUID reviewId) {
        return entities.createQuery("select count(*) from Remark where reviewId = :reviewId", Long.class)
                .setParameter("reviewId", reviewId)
                .getSingleResult();
    }

    private List<Remark> all(UUID reviewId) {
        return entities.createQuery("from Remark where reviewId = :reviewId order by id", Remark.class)
                .setParameter("reviewId", reviewId)
                .getResultList();
    }

    private Map<UUID, List<RemarkView.Reply>> replies(UUID reviewId) {
        return entities.createQuery(
                        "from RemarkReply where remarkId in (select id from Remark where reviewId = :reviewId) order by id",
                        RemarkReply.class)
                .setParameter("reviewId", reviewId)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        RemarkReply::remarkId, Collectors.mapping(RemarkView.Reply::of, Collectors.toList())));
    }
}
