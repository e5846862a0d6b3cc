package org.plumbline.review.review.rule;

import java.util.Set;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.identity.Roles;

/**
 * Who asks to do something, with the roles that the token gives.
 *
 * @param roles they add up; {@code admin} alone gives none of a review's work
 */
public record Actor(Person person, Set<String> roles) {

    public Actor {
        roles = Set.copyOf(roles);
    }

    public String sub() {
        return person.sub();
    }

    /** Whether they may do what only editors do. */
    public boolean isEditor() {
        return roles.contains(Roles.EDITOR);
    }

    /** Whether they work on reviews at all. */
    public boolean isOnTheDesk() {
        return isEditor() || roles.contains(Roles.FACT_CHECKER);
    }
}
