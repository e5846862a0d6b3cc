package org.plumbline.review.recheck;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import org.plumbline.review.figure.claim.ClaimFigures;
import org.plumbline.review.figure.claim.VerdictTolerance;
import org.plumbline.review.figure.claim.VerdictTolerances;
import org.plumbline.review.notice.Fact;
import org.plumbline.review.notice.NoticeKind;
import org.plumbline.review.notice.Notices;
import org.plumbline.review.outdated.OutdatedAnswers;
import org.plumbline.review.people.DeskPeople;
import org.plumbline.review.review.OpenFollowUp;
import org.plumbline.review.verdict.PublicVerdict;
import org.plumbline.review.verdict.Revision;
import org.plumbline.review.verdict.Verdicts;

/** Looks at verdicts for whose series something came in, and opens rechecks of those that no longer fit. */
@ApplicationScoped
class JudgeVerdicts {

    private static final Logger LOG = Logger.getLogger(JudgeVerdicts.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** A file that is being read is judged when it has been read: its rows say little one by one. */
    private static final String NOT_BEING_READ =
            " not exists (select from figure_import i where i.series_id = d.series_id and i.state = 'RUNNING') ";

    private final EntityManager entities;
    private final Verdicts verdicts;
    private final ClaimFigures checking;
    private final VerdictTolerances tolerances;
    private final OpenFollowUp opening;
    private final Notices notices;
    private final OutdatedAnswers outdated;
    private final DeskPeople people;
    private final Clock clock;

    JudgeVerdicts(
            EntityManager entities,
            Verdicts verdicts,
            ClaimFigures checking,
            VerdictTolerances tolerances,
            OpenFollowUp opening,
            Notices notices,
            OutdatedAnswers outdated,
            DeskPeople people,
            Clock clock) {
        this.entities = entities;
        this.verdicts = verdicts;
        this.checking = checking;
        this.tolerances = tolerances;
        this.opening = opening;
        this.notices = notices;
        this.outdated = outdated;
        this.people = people;
        this.clock = clock;
    }

    /** A verdict that is to be judged next, if there is one; another processor may be faster. */
    @Transactional
    Optional<UUID> next() {
        List<?> found = entities.createNativeQuery(
                        "select d.verdict_id from recheck_due d where d.due_at <= :now and" + NOT_BEING_READ
                                + "order by d.due_at, d.id limit 1 for update skip locked",
                        UUID.class)
                .setParameter("now", clock.instant())
                .getResultList();
        return found.stream().map(UUID.class::cast).findFirst();
    }

    /** Judges a verdict by all that is known now, whatever it was that came in. */
    @Transactional
    void judge(UUID verdict) {
        Instant now = clock.instant();
        List<?> due = entities.createNativeQuery(
                        "select d.id from recheck_due d where d.verdict_id = :verdict and d.due_at <= :now and"
                                + NOT_BEING_READ + "for update skip locked",
                        UUID.class)
                .setParameter("verdict", verdict)
                .setParameter("now", now)
                .getResultList();
        if (due.isEmpty()) {
            return;
        }
        // Whatever comes of it, the page says what came in.
        outdated.shownWith(List.of(verdict));
        Revision newest = verdicts.newest(verdict).revision();
        PublicVerdict published = newest.content();
        VerdictTolerance tolerance = tolerances.ofVerdict(verdict);
        published.figures().stream()
                .flatMap(figures -> checking.moved(published.claim(), figures, tolerance, now).stream())
                .filter(moved -> !hasOpenedOne(verdict, moved))
                .findFirst()
                .ifPresent(moved -> open(verdict, newest.number(), moved, now));
        entities.createNativeQuery("delete from recheck_due where id in (:due)")
                .setParameter("due", due)
                .executeUpdate();
    }

    /** Lets one that cannot be judged wait, so that it holds up no other. */
    @Transactional
    void postpone(UUID verdict) {
        entities.createNativeQuery("update recheck_due set due_at = :later where verdict_id = :verdict")
                .setParameter("later", clock.instant().plus(PATIENCE))
                .setParameter("verdict", verdict)
                .executeUpdate();
    }

    private void open(UUID verdict, int revision, ClaimFigures.Moved moved, Instant now) {
        opening.recheck(verdict, revision, moved.words()).ifPresent(review -> {
            // Two processors may both have found that it opened none; this row can be written once.
            entities.createNativeQuery("""
                            insert into recheck_opened (verdict_id, point_id, taken_back, review_id, opened_at)
                            values (:verdict, :point, :gone, :review, :now)""")
                    .setParameter("verdict", verdict)
                    .setParameter("point", moved.point())
                    .setParameter("gone", moved.takenBack())
                    .setParameter("review", review)
                    .setParameter("now", now)
                    .executeUpdate();
            notices.tell(NoticeKind.FIGURES, review, concerned(review), Map.of(Fact.WORDS, moved.words()));
            LOG.infof(
                    "Recheck %s of verdict %s opened by point %s%s",
                    review, verdict, moved.point(), moved.takenBack() ? ", which was taken back" : "");
        });
    }

    private boolean hasOpenedOne(UUID verdict, ClaimFigures.Moved moved) {
        return !entities.createNativeQuery(
                        "select review_id from recheck_opened where verdict_id = :verdict and point_id = :point"
                                + " and taken_back = :gone",
                        UUID.class)
                .setParameter("verdict", verdict)
                .setParameter("point", moved.point())
                .setParameter("gone", moved.takenBack())
                .getResultList()
                .isEmpty();
    }

    /** Those who wrote what is published, and the editors. */
    private Collection<String> concerned(UUID review) {
        Set<String> subs = new HashSet<>();
        List<?> authors = entities.createNativeQuery(
                        "select sub from carried_author where review_id = :review", String.class)
                .setParameter("review", review)
                .getResultList();
        authors.forEach(author -> subs.add((String) author));
        subs.addAll(people.editors());
        return subs;
    }
}
