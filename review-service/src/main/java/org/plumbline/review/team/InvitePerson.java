package org.plumbline.review.team;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.people.DeskPeople;
import org.plumbline.review.people.DeskPerson;
import org.plumbline.review.team.People.AccountTaken;

/**
 * Invites somebody to the desk.
 *
 * <p>The account can be logged in to only after everything else is done, ours included: what breaks off on the way leaves
 * an account that nobody gets into, and the same invitation sent again goes on from there.
 */
@ApplicationScoped
class InvitePerson {

    /** Without those that are taken for others. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP = 4;

    private final People people;
    private final Team team;
    private final DeskPeople known;
    private final TeamRecords records;
    private final TeamConfig config;
    private final SecureRandom random = new SecureRandom();

    InvitePerson(People people, Team team, DeskPeople known, TeamRecords records, TeamConfig config) {
        this.people = people;
        this.team = team;
        this.known = known;
        this.records = records;
        this.config = config;
    }

    /**
     * What became of an invitation.
     *
     * @param oneTimePassword to be handed on to the person, and shown this once; null if the login service sent a mail, or
     *     if the invitation had been answered before
     * @param mailed whether the login service sent a mail
     */
    record Invited(String sub, @Nullable String oneTimePassword, boolean mailed) {

        @Override
        public String toString() {
            return "Invited[" + sub + "]";
        }
    }

    /** Makes an account with these roles, or finishes the one that the same invitation began. */
    Invited invite(@NotNull @Valid Invitation invitation, @Nullable String key, Person by) {
        UUID id = records.begin(invitation, key, by);
        Optional<String> before = records.invited(id);
        if (before.isPresent() && isDone(before.get())) {
            return new Invited(before.get(), null, false);
        }
        Account account = people.named(invitation.userName())
                .map(there -> ours(there, before, invitation))
                .orElseGet(() -> create(invitation));
        people.setRoles(account.sub(), invitation.roles());
        String password = config.inviteByMail() ? null : setPassword(account.sub());
        records.invite(id, account, invitation.roles(), by);
        people.setEnabled(account.sub(), true);
        if (password == null) {
            people.mailInvitation(account.sub());
        }
        return new Invited(account.sub(), password, password == null);
    }

    /**
     * Another way in for somebody who never logged in, where the first one was lost. Nobody else's password can be set
     * here, not even where Keycloak waits for a new one: whoever could, could act in that person's name.
     */
    Invited again(String sub, Person by) {
        Member member = team.fresh(sub);
        if (member.status() != Status.INVITED || member.lastSeen() != null) {
            throw ProblemException.rule(
                    "not-invited",
                    "A one-time password is for somebody who was invited and has not logged in yet: nobody sets another"
                            + " person’s password.");
        }
        records.renewPassword(sub, by);
        if (config.inviteByMail()) {
            people.mailInvitation(sub);
            return new Invited(sub, null, true);
        }
        return new Invited(sub, setPassword(sub), false);
    }

    private boolean isDone(String sub) {
        Member member = team.fresh(sub);
        return member.loginOpen() || member.status() == Status.DEACTIVATED;
    }

    /** The account of an invitation that broke off; anybody else's, and of whoever was here once, is left alone. */
    private Account ours(Account there, Optional<String> before, Invitation invitation) {
        boolean wasHere = known.find(there.sub()).map(DeskPerson::lastSeen).isPresent();
        boolean begun = before.isPresent()
                ? before.get().equals(there.sub())
                : !there.enabled()
                        && invitation.email().equalsIgnoreCase(there.email())
                        && records.isOfAnInvitation(there);
        if (wasHere || !begun) {
            throw taken();
        }
        return there;
    }

    private Account create(Invitation invitation) {
        try {
            return people.create(invitation);
        } catch (AccountTaken e) {
            throw taken();
        }
    }

    private static ProblemException taken() {
        return ProblemException.rule(
                "account-exists",
                "There is an account with this user name or this address already: nobody was invited.");
    }

    private String setPassword(String sub) {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                password.append('-');
            }
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        people.setOneTimePassword(sub, password.toString());
        return password.toString();
    }
}
