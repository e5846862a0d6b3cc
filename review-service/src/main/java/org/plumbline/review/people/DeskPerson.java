package org.plumbline.review.people;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.identity.Roles;

/**
 * Somebody whom the desk knows.
 *
 * @param roles those of the desk, as they were known last
 * @param enabled whether the login service let them in, as it was known last
 * @param lastSeen when they were here last; null if never
 * @param deactivatedAt since when the desk lets them do nothing; null if it does not
 */
public record DeskPerson(
        String sub,
        String name,
        Set<String> roles,
        boolean enabled,
        @Nullable Instant lastSeen,
        @Nullable Instant deactivatedAt) {

    /** The roles of people of the desk; a partner is none. */
    public static final Set<String> DESK_ROLES = Set.of(Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN);

    public DeskPerson {
        roles = Set.copyOf(roles);
    }

    /** Whether reviews can be given to them; an admin alone does none of that work. */
    public boolean worksOnReviews() {
        return enabled && deactivatedAt == null && (roles.contains(Roles.FACT_CHECKER) || roles.contains(Roles.EDITOR));
    }

    public Person person() {
        return new Person(sub, name);
    }
}
