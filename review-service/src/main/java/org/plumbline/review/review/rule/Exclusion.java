package org.plumbline.review.review.rule;

import org.plumbline.kit.identity.Person;

/**
 * That somebody is kept away from a subject.
 *
 * @param reason as it follows "because"
 */
public record Exclusion(Person person, From from, String reason) {

    /** How far somebody is kept away. */
    public enum From {
        /** From deciding: all that only editors do, and settling the rating. */
        APPROVAL,
        /** From all of it; whoever is on a review already may only hand it on and leave it. */
        WORK;

        /** What it keeps from, as it follows "is kept from". */
        public String words() {
            return switch (this) {
                case APPROVAL -> "deciding about it";
                case WORK -> "all work on it";
            };
        }
    }

    boolean keepsFrom(Action action) {
        return switch (from) {
            case APPROVAL -> action.editorsOnly() || action == Action.SETTLE;
            case WORK -> true;
        };
    }

    /** Whether the other one keeps the same person from as much. */
    boolean isWithin(Exclusion other) {
        return person.sub().equals(other.person.sub()) && from.compareTo(other.from) <= 0;
    }

    /** The reason with its full stop. */
    public String sentence() {
        return reason.endsWith(".") ? reason : reason + ".";
    }
}
