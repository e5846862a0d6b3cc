package org.plumbline.review.team;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.Versions;
import org.plumbline.review.team.People.PeopleUnavailable;

/**
 * Ends what somebody may do, or lets them in again.
 *
 * <p>Denied first, in our own transaction, and only then at the login service: what breaks off in between leaves somebody
 * who can log in and do nothing, and the same step taken again ends it. Letting in goes the other way round.
 */
@ApplicationScoped
class DeactivatePerson {

    private static final Logger LOG = Logger.getLogger(DeactivatePerson.class);

    private final People people;
    private final Team team;
    private final TeamRecords records;

    DeactivatePerson(People people, Team team, TeamRecords records) {
        this.people = people;
        this.team = team;
        this.records = records;
    }

    /**
     * What became of it.
     *
     * @param reviews how many reviews were handed over
     * @param loginClosed whether the login service could be told; if not, it is to be done again
     */
    record Deactivated(int reviews, boolean loginClosed) {}

    /**
     * Denies somebody everything, hands over what they were working on, and closes their account. What they wrote and
     * approved stays theirs.
     *
     * @param version of the member as it was read
     * @param heir the sub of who gets their open reviews; null for the queue
     */
    Deactivated deactivate(String sub, long version, @Nullable String heir, Person by) {
        if (sub.equals(by.sub())) {
            throw ProblemException.rule("own-account", "Nobody deactivates themselves: another admin has to.");
        }
        Member member = team.member(sub);
        Versions.check(version, member.version(), () -> member);
        boolean wasAdmin = member.isActiveAdmin();
        if (wasAdmin) {
            keepAnAdmin(sub);
        }
        Optional<Integer> reviews = records.deactivate(sub, heir, by);
        boolean closed = close(sub);
        if (closed && wasAdmin && !anAdminIsLeft(sub)) {
            reactivate(sub, by);
            throw ChangeRoles.lastAdmin();
        }
        return new Deactivated(reviews.orElse(0), closed);
    }

    /** Lets somebody in again. Their reviews stay with whoever has them now. */
    Member reactivate(String sub, Person by) {
        Member member = team.fresh(sub);
        if (member.userName() == null) {
            throw ProblemException.rule("no-account", "The login service no longer has an account of this person.");
        }
        if (member.status() == Status.DEACTIVATED) {
            people.setEnabled(sub, true);
            records.reactivate(sub, by);
        }
        return team.fresh(sub);
    }

    /** Without the login service nobody can be asked; whoever asks is an admin then, and cannot be the one who goes. */
    private void keepAnAdmin(String sub) {
        if (!anAdminIsLeft(sub)) {
            throw ChangeRoles.lastAdmin();
        }
    }

    private boolean anAdminIsLeft(String sub) {
        try {
            return team.hasAnActiveAdminBesides(sub);
        } catch (PeopleUnavailable e) {
            LOG.warnf("Whether an admin is left is not known: %s", e.getMessage());
            return true;
        }
    }

    private boolean close(String sub) {
        try {
            people.setEnabled(sub, false);
            people.endSessions(sub);
            return true;
        } catch (PeopleUnavailable e) {
            LOG.warnf("%s is denied here, but the login service could not be told: %s", sub, e.getMessage());
            return false;
        }
    }
}
