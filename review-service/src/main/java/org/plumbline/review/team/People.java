package org.plumbline.review.team;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The accounts at the login service. Every method throws {@link PeopleUnavailable} if it does not answer. */
interface People {

    /** Everybody who has an account, partners' programs aside. */
    List<Account> all();

    Optional<Account> find(String sub);

    /** The account with exactly this user name. */
    Optional<Account> named(String userName);

    /**
     * Makes an account that nobody can log in to yet: it is disabled and has neither roles nor a password.
     *
     * @throws AccountTaken if another account has its user name or address
     */
    Account create(Invitation invitation);

    /** Gives an account these roles of the desk and no others. */
    void setRoles(String sub, Set<String> roles);

    void setEnabled(String sub, boolean enabled);

    /** A password that is good for one login, at which its owner has to choose another one. */
    void setOneTimePassword(String sub, String password);

    /** Has the login service send a mail by which its receiver chooses a password. */
    void mailInvitation(String sub);

    void endSessions(String sub);

    /** The login service does not answer, or not as it should. */
    final class PeopleUnavailable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        PeopleUnavailable(String message) {
            super(message);
        }

        PeopleUnavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Another account has the user name or the address. */
    final class AccountTaken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        AccountTaken() {
            super("Taken");
        }
    }
}
