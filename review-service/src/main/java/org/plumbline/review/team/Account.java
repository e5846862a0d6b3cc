package org.plumbline.review.team;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.identity.Roles;

/**
 * Somebody's account at the login service.
 *
 * @param roles those of the desk
 * @param enabled whether they can log in
 * @param passwordPending whether they have yet to choose a password of their own
 */
record Account(
        String sub,
        String userName,
        String firstName,
        String lastName,
        @Nullable String email,
        Set<String> roles,
        boolean enabled,
        boolean passwordPending,
        Instant createdAt) {

    Account {
        roles = Set.copyOf(roles);
    }

    Person person() {
        String name = (firstName + " " + lastName).strip();
        return new Person(sub, name.isEmpty() ? userName : name);
    }

    boolean isActiveAdmin() {
        return enabled && roles.contains(Roles.ADMIN);
    }
}
