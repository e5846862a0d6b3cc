package org.plumbline.review.review.rule;

/** Whether somebody may do something, and if not, why. */
public sealed interface Decision {

    /** Nothing stands against it. */
    record Allowed() implements Decision {}

    /** None of the person's roles may ever do it. */
    record Forbidden(String why) implements Decision {}

    /**
     * A rule stands against it now.
     *
     * @param rule the rule's name, for programs
     * @param why the rule in words, for people
     */
    record Refused(String rule, String why) implements Decision {}
}
