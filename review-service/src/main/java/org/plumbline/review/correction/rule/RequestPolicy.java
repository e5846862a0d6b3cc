package org.plumbline.review.correction.rule;

import java.util.Locale;
import java.util.Set;

import org.plumbline.review.review.rule.Actor;
import org.plumbline.review.review.rule.Decision;

/**
 * What somebody of the desk may do about a correction request, and if not, why. Roles come first, then the state, then who
 * wrote the verdict: nobody turns down what is said against their own work.
 */
public final class RequestPolicy {

    private RequestPolicy() {}

    /**
     * Decides on what the desk decides; for what readers do or reviews bring about see {@link #possible}.
     *
     * @param authors the subs of whoever wrote what is published
     */
    public static Decision may(RequestAction action, Actor actor, RequestState state, Set<String> authors) {
        if (!actor.isOnTheDesk()) {
            return new Decision.Forbidden("Only a fact-checker or an editor may " + action.words() + ".");
        }
        return switch (action) {
            case ACCEPT -> possible(action, state);
            case REJECT -> {
                if (!actor.isEditor()) {
                    yield new Decision.Forbidden("Only an editor may " + action.words() + ".");
                }
                Decision decision = possible(action, state);
                yield decision instanceof Decision.Allowed && authors.contains(actor.sub())
                        ? new Decision.Refused(
                                "author-cannot-reject",
                                "You wrote part of this verdict: an editor who did not has to reject what is said against it.")
                        : decision;
            }
            case WITHDRAW, ANSWER, PUT_BACK, RESUME ->
                new Decision.Forbidden("Nobody of the desk may " + action.words() + ".");
        };
    }

    /** Whether the state lets it happen at all. */
    public static Decision possible(RequestAction action, RequestState state) {
        return state == action.from()
                ? new Decision.Allowed()
                : new Decision.Refused(
                        "request-state",
                        "It is too late to " + action.words() + ": it is "
                                + state.words().toLowerCase(Locale.ROOT) + ".");
    }
}
