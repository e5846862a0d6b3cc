package org.plumbline.review.team;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Roles;

/** A login service in memory that can be away, or go away at a step. The people of the tests' desk have accounts. */
@Alternative
@Priority(1)
@ApplicationScoped
class FakePeople implements People {

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final Map<String, String> passwords = new ConcurrentHashMap<>();
    private final List<String> steps = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private volatile @Nullable String awayFrom;
    private volatile @Nullable Runnable meanwhile;

    FakePeople(Clock clock) {
        this.clock = clock;
        for (String name : List.of("checker", "checker2", "checker3")) {
            has(name, Roles.FACT_CHECKER);
        }
        for (String name : List.of("editor", "editor2", "editor3")) {
            has(name, Roles.EDITOR);
        }
        has("admin", Roles.ADMIN);
    }

    /** Gives somebody an account, as it has been for long. */
    String has(String name, String... roles) {
        String sub = "sub-" + name;
        accounts.put(
                sub,
                new Account(
                        sub, name, name, "", name + "@plumbline.example", Set.of(roles), true, false, clock.instant()));
        return sub;
    }

    void change(String sub, UnaryOperator<Account> change) {
        accounts.computeIfPresent(sub, (key, account) -> change.apply(account));
    }

    Account account(String sub) {
        return Optional.ofNullable(accounts.get(sub)).orElseThrow();
    }

    Optional<String> password(String sub) {
        return Optional.ofNullable(passwords.get(sub));
    }

    /** What was changed, in its order. */
    List<String> steps() {
        return List.copyOf(steps);
    }

    /** Answers nothing from this step on; {@code ""} is every question, null is none. */
    void goAwayFrom(@Nullable String step) {
        awayFrom = step;
    }

    /** Does something of somebody else's just after the next change of roles. */
    void meanwhile(Runnable other) {
        meanwhile = other;
    }

    void comeBack() {
        awayFrom = null;
        meanwhile = null;
        steps.clear();
    }

    private void answer(String step) {
        String from = awayFrom;
        if (from != null && (from.isEmpty() || from.equals(step))) {
            throw new PeopleUnavailable("The fake is away");
        }
    }

    private void step(String step) {
        answer(step);
        steps.add(step);
    }

    @Override
    public List<Account> all() {
        answer("all");
        return new ArrayList<>(accounts.values());
    }

    @Override
    public Optional<Account> find(String sub) {
        answer("find");
        return Optional.ofNullable(accounts.get(sub));
    }

    @Override
    public Optional<Account> named(String userName) {
        answer("named");
        return accounts.values().stream()
                .filter(account -> account.userName().equals(userName))
                .findFirst();
    }

    @Override
    public Account create(Invitation invitation) {
        step("create");
        boolean taken = accounts.values().stream()
                .anyMatch(account -> account.userName().equals(invitation.userName())
                        || invitation.email().equals(account.email()));
        if (taken) {
            throw new AccountTaken();
        }
        Account account = new Account(
                "sub-" + invitation.userName(),
                invitation.userName(),
                invitation.firstName(),
                invitation.lastName(),
                invitation.email(),
                Set.of(),
                false,
                false,
                clock.instant());
        accounts.put(account.sub(), account);
        return account;
    }

    @Override
    public void setRoles(String sub, Set<String> roles) {
        step("roles");
        change(sub, account -> with(account, roles, account.enabled(), account.passwordPending()));
        Runnable other = meanwhile;
        if (other != null) {
            meanwhile = null;
            other.run();
        }
    }

    @Override
    public void setEnabled(String sub, boolean enabled) {
        step(enabled ? "enable" : "disable");
        change(sub, account -> with(account, account.roles(), enabled, account.passwordPending()));
    }

    @Override
    public void setOneTimePassword(String sub, String password) {
        step("password");
        passwords.put(sub, password);
        change(sub, account -> with(account, account.roles(), account.enabled(), true));
    }

    @Override
    public void mailInvitation(String sub) {
        step("mail");
    }

    @Override
    public void endSessions(String sub) {
        step("logout");
    }

    static Account with(Account account, Set<String> roles, boolean enabled, boolean passwordPending) {
        return new Account(
                account.sub(),
                account.userName(),
                account.firstName(),
                account.lastName(),
                account.email(),
                new HashSet<>(roles),
                enabled,
                passwordPending,
                account.createdAt());
    }
}
