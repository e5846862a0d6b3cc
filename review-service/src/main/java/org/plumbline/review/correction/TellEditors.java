package org.plumbline.review.correction;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.notice.Fact;
import org.plumbline.review.notice.NoticeKind;
import org.plumbline.review.notice.Notices;
import org.plumbline.review.notice.Notices.About;
import org.plumbline.review.people.DeskPeople;
import org.plumbline.review.verdict.Verdicts;

/** Tells the editors of reports of errors; of who sent one and of its words nothing, as notices may leave the desk by mail. */
@ApplicationScoped
class TellEditors {

    private static final Logger LOG = Logger.getLogger(TellEditors.class);

    private static final int AT_ONCE = 200;

    private final Notices notices;
    private final DeskPeople people;
    private final Verdicts verdicts;
    private final EntityManager entities;
    private final Clock clock;

    TellEditors(Notices notices, DeskPeople people, Verdicts verdicts, EntityManager entities, Clock clock) {
        this.notices = notices;
        this.people = people;
        this.verdicts = verdicts;
        this.entities = entities;
        this.clock = clock;
    }

    /** A request came in. */
    @Transactional(Transactional.TxType.MANDATORY)
    void of(CorrectionRequest request, Person by) {
        notices.tell(
                NoticeKind.REPORT,
                about(request.id(), request.verdictId()),
                by,
                people.editors(),
                Map.of(Fact.DUE, request.dueOn().toString()));
    }

    @Scheduled(every = "{plumbline.notices.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        int told = ofOverdue(clock.instant());
        while (told > 0) {
            LOG.infof("correction.overdue: %d requests", told);
            told = ofOverdue(clock.instant());
        }
    }

    /**
     * Tells of requests that should have been decided on by now: once of each, however many instances look.
     *
     * @param now a request is overdue once the day that it was due on is over in the desk's time zone
     * @return how many requests that were; there may be more
     */
    @Transactional
    int ofOverdue(Instant now) {
        // Another instance waits here, and then finds them told.
        List<?> overdue = entities.createNativeQuery("""
                        with told as (
                            insert into overdue_request_told (request_id, told_at)
                            select c.id, cast(:now as timestamptz) from correction_request c
                            where c.due_on < :today and c.state = 'WAITING'
                                and not exists (select from overdue_request_told t where t.request_id = c.id)
                            order by c.id limit :most
                            on conflict do nothing
                            returning request_id)
                        select c.id, c.verdict_id, cast(c.due_on as text) as due_on
                        from told join correction_request c on c.id = told.request_id order by c.id""", Tuple.class)
                .setParameter("now", now)
                .setParameter("today", Shown.day(now))
                .setParameter("most", AT_ONCE)
                .getResultList();
        for (Object row : overdue) {
            Tuple request = (Tuple) row;
            notices.tell(
                    NoticeKind.OVERDUE,
                    about(request.get("id", UUID.class), request.get("verdict_id", UUID.class)),
                    Person.SYSTEM,
                    people.editors(),
                    Map.of(Fact.DUE, request.get("due_on", String.class), Fact.REPORT, "true"));
        }
        return overdue.size();
    }

    private About about(UUID request, UUID verdict) {
        return new About(verdicts.newest(verdict).revision().reviewId(), request);
    }
}
