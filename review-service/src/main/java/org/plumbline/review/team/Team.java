package org.plumbline.review.team;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.people.DeskPeople;
import org.plumbline.review.people.DeskPerson;
import org.plumbline.review.people.MailAddresses;
import org.plumbline.review.review.Workloads;
import org.plumbline.review.review.Workloads.Workload;
import org.plumbline.review.team.People.PeopleUnavailable;

/** Who belongs to the desk, as the login service and our own tables say; without the login service, as the latter say. */
@ApplicationScoped
class Team {

    private static final Logger LOG = Logger.getLogger(Team.class);

    private final People people;
    private final DeskPeople known;
    private final MailAddresses addresses;
    private final Workloads workloads;

    Team(People people, DeskPeople known, MailAddresses addresses, Workloads workloads) {
        this.people = people;
        this.known = known;
        this.addresses = addresses;
        this.workloads = workloads;
    }

    /**
     * The desk's people, by name.
     *
     * @param complete false if the login service does not answer, so that names and roles are as they were known last
     */
    @Schema(name = "Team")
    record View(List<Member> people, boolean complete) {

        View withoutAddresses() {
            return new View(people.stream().map(Member::withoutAddress).toList(), complete);
        }
    }

    /** Everybody; what the login service says of them is kept. */
    View view() {
        try {
            return new View(members(people.all()), true);
        } catch (PeopleUnavailable e) {
            LOG.warnf("The team is shown without the login service: %s", e.getMessage());
            return new View(known(), false);
        }
    }

    /**
     * One of them.
     *
     * @throws ProblemException 404 if nobody of the desk has this sub
     */
    Member member(String sub) {
        try {
            return fresh(sub);
        } catch (PeopleUnavailable e) {
            LOG.warnf("Somebody of the team is shown without the login service: %s", e.getMessage());
            return known.find(sub).map(person -> Member.of(person, load(sub))).orElseThrow(() -> e);
        }
    }

    /**
     * One of them, as the login service says now.
     *
     * @throws ProblemException 404 if nobody of the desk has this sub
     * @throws PeopleUnavailable if it does not answer
     */
    Member fresh(String sub) {
        Optional<Account> account = people.find(sub);
        Optional<DeskPerson> before = known.find(sub);
        if (account.filter(there -> !there.roles().isEmpty() || before.isPresent())
                .isEmpty()) {
            DeskPerson gone = gone(before.orElseThrow(() -> ProblemException.notFound("person of the desk", sub)));
            known.learn(List.of(new DeskPeople.Known(gone.person(), gone.roles(), false)));
            return Member.of(gone, load(sub));
        }
        known.learn(List.of(known(account.get())));
        addresses.learn(sub, Optional.ofNullable(account.get().email()));
        return Member.of(account.get(), before.orElse(null), load(sub));
    }

    /** Everybody, as they were known last. */
    List<Member> known() {
        Map<String, Workload> loads = workloads.all();
        return known.all().stream()
                .map(person -> Member.of(person, loads.getOrDefault(person.sub(), Workload.NONE)))
                .toList();
    }

    /** Whether somebody can still manage the team. */
    boolean hasAnActiveAdminBesides(String sub) {
        return members(people.all()).stream()
                .anyMatch(member -> member.isActiveAdmin() && !member.sub().equals(sub));
    }

    private Workload load(String sub) {
        return workloads.all().getOrDefault(sub, Workload.NONE);
    }

    private List<Member> members(List<Account> accounts) {
        Map<String, DeskPerson> before =
                known.all().stream().collect(Collectors.toMap(DeskPerson::sub, Function.identity()));
        List<Account> ofTheDesk = accounts.stream()
                .filter(account -> !account.roles().isEmpty() || before.containsKey(account.sub()))
                .toList();
        known.learn(toLearn(ofTheDesk, before));
        addresses.learn(ofTheDesk.stream()
                .collect(Collectors.toMap(Account::sub, account -> Optional.ofNullable(account.email()))));
        Map<String, Workload> loads = workloads.all();
        List<Member> members = new ArrayList<>();
        for (Account account : ofTheDesk) {
            members.add(
                    Member.of(account, before.get(account.sub()), loads.getOrDefault(account.sub(), Workload.NONE)));
        }
        Set<String> there = members.stream().map(Member::sub).collect(Collectors.toSet());
        before.values().stream()
                .filter(person -> !there.contains(person.sub()))
                .map(person -> Member.of(gone(person), loads.getOrDefault(person.sub(), Workload.NONE)))
                .forEach(members::add);
        members.sort(Comparator.comparing((Member member) -> member.name().toLowerCase(Locale.ROOT))
                .thenComparing(Member::sub));
        return members;
    }

    private static List<DeskPeople.Known> toLearn(List<Account> accounts, Map<String, DeskPerson> before) {
        List<DeskPeople.Known> learned = new ArrayList<>();
        Set<String> there = new HashSet<>();
        for (Account account : accounts) {
            there.add(account.sub());
            learned.add(known(account));
        }
        before.values().stream()
                .filter(person -> !there.contains(person.sub()))
                .map(person -> new DeskPeople.Known(person.person(), person.roles(), false))
                .forEach(learned::add);
        return learned;
    }

    /** Somebody whom the login service no longer has. */
    private static DeskPerson gone(DeskPerson person) {
        return new DeskPerson(
                person.sub(), person.name(), person.roles(), false, person.lastSeen(), person.deactivatedAt());
    }

    private static DeskPeople.Known known(Account account) {
        return new DeskPeople.Known(account.person(), account.roles(), account.enabled());
    }
}
