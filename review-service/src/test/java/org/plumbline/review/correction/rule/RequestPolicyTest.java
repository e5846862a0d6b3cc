package org.plumbline.review.correction.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.identity.Roles;
import org.plumbline.review.review.rule.Actor;
import org.plumbline.review.review.rule.Decision;

class RequestPolicyTest {

    private static final Actor CHECKER = actor("checker", Roles.FACT_CHECKER);
    private static final Actor EDITOR = actor("editor", Roles.EDITOR);
    private static final Set<String> AUTHORS = Set.of("checker");

    @ParameterizedTest
    @EnumSource(RequestState.class)
    void eachActionIsPossibleInOneStateAlone(RequestState state) {
        for (RequestAction action : RequestAction.values()) {
            boolean possible = RequestPolicy.possible(action, state) instanceof Decision.Allowed;
            assertThat(possible).as("%s in %s", action, state).isEqualTo(action.from() == state);
        }
    }

    @Test
    void actionsLeadWhereTheTableSays() {
        for (RequestState state : RequestState.values()) {
            Set<RequestState> reached = EnumSet.noneOf(RequestState.class);
            for (RequestAction action : RequestAction.values()) {
                if (action.from() == state) {
                    reached.add(action.to());
                }
            }
            assertThat(reached).as("from %s", state).isEqualTo(state.next());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPT,   checker,  Allowed",
        "ACCEPT,   editor,   Allowed",
        "ACCEPT,   admin,    Forbidden",
        "REJECT,   checker,  Forbidden",
        "REJECT,   editor,   Allowed",
        "REJECT,   admin,    Forbidden",
        "WITHDRAW, editor,   Forbidden",
        "ANSWER,   editor,   Forbidden",
        "PUT_BACK, editor,   Forbidden",
        "RESUME,   editor,   Forbidden",
    })
    void rolesDecide(RequestAction action, String who, String decision) {
        Actor actor =
                switch (who) {
                    case "checker" -> CHECKER;
                    case "editor" -> EDITOR;
                    default -> actor("admin", Roles.ADMIN);
                };
        assertThat(RequestPolicy.may(action, actor, action.from(), AUTHORS)
                        .getClass()
                        .getSimpleName())
                .isEqualTo(decision);
    }

    @Test
    void nobodyTurnsDownWhatIsSaidAgainstTheirOwnWork() {
        assertThat(RequestPolicy.may(RequestAction.REJECT, EDITOR, RequestState.WAITING, Set.of("editor")))
                .isInstanceOfSatisfying(Decision.Refused.class, refused -> assertThat(refused.rule())
                        .isEqualTo("author-cannot-reject"));
        assertThat(RequestPolicy.may(RequestAction.ACCEPT, EDITOR, RequestState.WAITING, Set.of("editor")))
                .isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void saysInWordsWhyItIsTooLate() {
        assertThat(RequestPolicy.may(RequestAction.REJECT, EDITOR, RequestState.IN_REVIEW, AUTHORS))
                .isEqualTo(new Decision.Refused(
                        "request-state", "It is too late to reject the request: it is in review."));
    }

    private static Actor actor(String sub, String role) {
        return new Actor(new Person(sub, sub), Set.of(role));
    }
}
