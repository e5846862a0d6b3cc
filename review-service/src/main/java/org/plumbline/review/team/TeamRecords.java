package org.plumbline.review.team;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.identity.DeactivatedException;
import org.plumbline.kit.identity.Deactivations;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.outbox.Outbox;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.people.DeskPeople;
import org.plumbline.review.people.DeskPerson;
import org.plumbline.review.review.HandOver;

/**
 * What our own database keeps of each change of the team. Every method is one transaction, between which the use cases ask
 * the login service: never within one.
 */
@ApplicationScoped
class TeamRecords {

    private static final Logger LOG = Logger.getLogger(TeamRecords.class);

    /** The login service's clock need not agree with ours to the second. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private final DeskPeople people;
    private final Deactivations deactivations;
    private final HandOver handOver;
    private final IdempotencyKeys keys;
    private final Audit audit;
    private final Outbox outbox;
    private final DataSource dataSource;
    private final Clock clock;

    TeamRecords(
            DeskPeople people,
            Deactivations deactivations,
            HandOver handOver,
            IdempotencyKeys keys,
            Audit audit,
            Outbox outbox,
            DataSource dataSource,
            Clock clock) {
        this.people = people;
        this.deactivations = deactivations;
        this.handOver = handOver;
        this.keys = keys;
        this.audit = audit;
        this.outbox = outbox;
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Data of {@code person.deactivated} and {@code person.reactivated}. */
    private record Change(String sub, Instant at) {}

    /** Begins an invitation, or finds the one that was begun with this key. */
    @Transactional
    UUID begin(Invitation invitation, @Nullable String key, Person by) {
        return keys.once(key, by.sub(), "invite-person", invitation, () -> {
            UUID id = Ids.next();
            update(
                    "insert into invitation (id, user_name, begun_at) values (?, ?, ?)",
                    id,
                    invitation.userName(),
                    Timestamp.from(clock.instant()));
            return id;
        });
    }

    /** Whom the invitation was for, once everything of it but the last step is done. */
    @Transactional
    Optional<String> invited(UUID invitation) {
        return query("select sub from invitation where id = ? and sub is not null", invitation);
    }

    /** Whether an account was made by an invitation that was begun and is not finished yet. */
    @Transactional
    boolean isOfAnInvitation(Account account) {
        return query(
                        "select id from invitation where user_name = ? and sub is null and begun_at < ? limit 1",
                        account.userName(),
                        Timestamp.from(account.createdAt().plus(CLOCKS)))
                .isPresent();
    }

    /** The account has its roles and a password, and is about to be opened. */
    @Transactional
    void invite(UUID invitation, Account account, Set<String> roles, Person by) {
        // With it all that were begun before for this user name: none of them may be finished a second time.
        update(
                "update invitation set sub = ? where id = ? or (user_name = ? and sub is null)",
                account.sub(),
                invitation,
                account.userName());
        people.learn(List.of(new DeskPeople.Known(account.person(), roles, true)));
        record(by, "person.invited", account.sub(), Map.of("roles", sorted(roles)));
    }

    /** A one-time password is about to be made for somebody who never logged in. */
    @Transactional
    void renewPassword(String sub, Person by) {
        record(by, "person.password-renewed", sub, Map.of());
    }

    /** Somebody's roles are about to be changed: the trail knows of it before it is so. */
    @Transactional
    void changeRoles(Member member, Set<String> roles, Person by) {
        learnRoles(member, roles);
        record(by, "person.roles-changed", member.sub(), Map.of("from", member.roles(), "to", sorted(roles)));
    }

    /** The roles were not changed after all, or it is not known. */
    @Transactional
    void rolesStay(Member member, String why, Person by) {
        learnRoles(member, Set.copyOf(member.roles()));
        record(by, "person.roles-kept", member.sub(), Map.of("because", why));
    }

    private void learnRoles(Member member, Set<String> roles) {
        people.learn(List.of(new DeskPeople.Known(new Person(member.sub(), member.name()), roles, member.loginOpen())));
    }

    /**
     * Denies somebody everything here, and tells the other services to; their open reviews go to somebody else.
     *
     * @param heir who gets the reviews; null for nobody
     * @return how many reviews were handed over; nothing if somebody did all of this before
     */
    @Transactional
    Optional<Integer> deactivate(String sub, @Nullable String heir, Person by) {
        List<String> involved = new ArrayList<>(List.of(sub, by.sub()));
        if (heir != null) {
            involved.add(heir);
        }
        Map<String, DeskPerson> locked =
                people.lock(involved).stream().collect(Collectors.toMap(DeskPerson::sub, Function.identity()));
        DeskPerson actor = locked.get(by.sub());
        if (actor != null && actor.deactivatedAt() != null) {
            throw new DeactivatedException();
        }
        DeskPerson to = heir == null ? null : locked.get(heir);
        if (heir != null && (to == null || !to.worksOnReviews() || heir.equals(sub))) {
            throw ProblemException.invalid("handOverTo", "must be another fact-checker or editor who is active");
        }
        Instant now = clock.instant();
        if (!deactivations.deactivate(sub, now)) {
            return Optional.empty();
        }
        people.deactivated(sub, now);
        int reviews = handOver.all(sub, to == null ? null : to.person(), by);
        Map<String, Object> detail = new HashMap<>(Map.of("reviews", reviews));
        if (to != null) {
            detail.put("handedOverTo", to.sub());
        }
        record(by, "person.deactivated", sub, detail);
        outbox.append("person.deactivated", 1, idOf(sub), new Change(sub, now));
        return Optional.of(reviews);
    }

    /** Lets somebody in again, here and at the other services. */
    @Transactional
    void reactivate(String sub, Person by) {
        if (deactivations.reactivate(sub)) {
            people.deactivated(sub, null);
            record(by, "person.reactivated", sub, Map.of());
            outbox.append("person.reactivated", 1, idOf(sub), new Change(sub, clock.instant()));
        }
    }

    private void record(Person by, String action, String sub, Map<String, ?> detail) {
        Map<String, Object> entry = new HashMap<>(detail);
        entry.put("sub", sub);
        audit.record(by, action, idOf(sub), entry);
        LOG.infof("%s: %s by %s", action, sub, by.sub());
    }

    /** A person as the subject of audit rows and events: the sub where it is a UUID, as Keycloak's are. */
    static UUID idOf(String sub) {
        try {
            return UUID.fromString(sub);
        } catch (IllegalArgumentException e) {
            return UUID.nameUUIDFromBytes(sub.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static List<String> sorted(Set<String> roles) {
        return roles.stream().sorted().toList();
    }

    private void update(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            bind(update, values);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot keep the invitation", e);
        }
    }

    private Optional<String> query(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            bind(select, values);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the invitation", e);
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
