package org.plumbline.review.review.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.identity.Roles;
import org.plumbline.review.review.rule.Decision.Refused;

/** Walks every action, state, set of roles and relation, and compares with the table that was written by hand. */
class ReviewWalkTest {

    /** What somebody has to do with the review; who they are is their name. */
    private enum Relation {
        STRANGER("stranger"),
        LEAD("lead"),
        SECOND("second"),
        AUTHOR("author"),
        CO_AUTHOR("co-author"),
        APPROVER("approver"),
        RATER("rater"),
        SETTLER("settler"),
        KEPT_FROM_APPROVAL("kept-from-approval"),
        KEPT_FROM_WORK("kept-from-work"),
        KEPT_LEAD("kept-lead");

        private final String word;

        Relation(String word) {
            this.word = word;
        }
    }

    private enum Circumstance {
        CALM,
        DISPUTED,
        BLOCKED,
        OUTDATED
    }

    private static final List<String> ROLES = List.of(Roles.PARTNER, Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN);

    private final WalkTable table = WalkTable.read();

    @Test
    void theTableKnowsEveryActionStateRelationAndSetOfRoles() {
        assertThat(table.states).isEqualTo(names(ReviewState.values()));
        assertThat(table.relations)
                .isEqualTo(Arrays.stream(Relation.values()).map(one -> one.word).toList());
        assertThat(table.classes.keySet()).isEqualTo(setsOfRoles());
        assertThat(table.circumstances.keySet())
                .isEqualTo(Arrays.stream(Circumstance.values())
                        .map(one -> one.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
        Set<String> cells = new HashSet<>();
        for (String role : table.classes.values()) {
            for (String relation : table.relations) {
                table.states.forEach(state -> cells.add(role + " " + relation + " " + state));
            }
        }
        table.circumstances.forEach((circumstance, blocks) -> {
            assertThat(blocks.keySet()).as(circumstance).isEqualTo(Set.copyOf(names(Action.values())));
            blocks.forEach((action, block) ->
                    assertThat(block.keySet()).as(action + ", " + circumstance).isEqualTo(cells));
        });
    }

    @Test
    void everybodyMayInEveryStateWhatTheTableSays() {
        List<String> wrong = new ArrayList<>();
        int walked = 0;
        for (Circumstance circumstance : Circumstance.values()) {
            String name = circumstance.name().toLowerCase(Locale.ROOT);
            for (Action action : Action.values()) {
                for (ReviewState state : ReviewState.values()) {
                    for (Relation relation : Relation.values()) {
                        ReviewFacts facts = facts(circumstance, state, relation);
                        for (Set<String> roles : setsOfRoles()) {
                            String expected = table.block(name, action.name())
                                    .get(table.classes.get(roles) + " " + relation.word + " " + state);
                            String answer = answer(action, relation, roles, facts);
                            walked++;
                            if (!answer.equals(expected)) {
                                wrong.add("%s, %s in %s by %s %s: %s instead of %s"
                                        .formatted(
                                                circumstance, action, state, relation.word, roles, answer, expected));
                            }
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(walked)
                .isEqualTo(Circumstance.values().length
                        * Action.values().length
                        * ReviewState.values().length
                        * Relation.values().length
                        * 16);
    }

    /** There is no way around the rules for those who run the desk. */
    @Test
    void anAdminAloneMayNothing() {
        for (Circumstance circumstance : Circumstance.values()) {
            for (ReviewState state : ReviewState.values()) {
                for (Relation relation : Relation.values()) {
                    for (Action action : Action.values()) {
                        assertThat(answer(action, relation, Set.of(Roles.ADMIN), facts(circumstance, state, relation)))
                                .as(action + " in " + state)
                                .isEqualTo("role");
                    }
                }
            }
        }
    }

    private static String answer(Action action, Relation relation, Set<String> roles, ReviewFacts facts) {
        Person person = new Person(relation.word, relation.word);
        return switch (ReviewPolicy.may(action, new Actor(person, roles), facts)) {
            case Decision.Allowed _ -> "allowed";
            case Decision.Forbidden _ -> "role";
            case Refused(String rule, String _) -> rule;
        };
    }

    /** As the table's first lines say; whoever is kept away leads only where that is what is asked about. */
    private static ReviewFacts facts(Circumstance circumstance, ReviewState state, Relation relation) {
        @Nullable
        String lead = state == ReviewState.OPEN ? null : relation == Relation.KEPT_LEAD ? "kept-lead" : "lead";
        Set<String> approvers =
                switch (state) {
                    case OPEN, IN_PROGRESS, DROPPED -> Set.of();
                    case IN_APPROVAL -> Set.of("approver");
                    case APPROVED, PUBLISHED -> Set.of("approver", "another editor");
                };
        Bar bar = new Bar(
                Risk.HIGH,
                1,
                List.of(
                        excluded("kept-from-approval", Exclusion.From.APPROVAL),
                        excluded("kept-from-work", Exclusion.From.WORK),
                        excluded("kept-lead", Exclusion.From.WORK)));
        boolean disputed = circumstance == Circumstance.DISPUTED;
        RatingQuestion ratings = new RatingQuestion(
                "true",
                "author",
                List.of(new RatingQuestion.Opinion("rater", disputed ? "false" : "true", !disputed)),
                new RatingQuestion.Settlement("settler", "true"));
        return new ReviewFacts(
                state,
                bar,
                circumstance == Circumstance.BLOCKED,
                lead,
                Set.of("author", "co-author", "settler"),
                approvers,
                List.of(),
                List.of(),
                false,
                List.of(),
                false,
                state == ReviewState.PUBLISHED,
                Set.of("second"),
                circumstance == Circumstance.OUTDATED,
                ratings);
    }

    private static Exclusion excluded(String who, Exclusion.From from) {
        return new Exclusion(new Person(who, who), from, "they own the paper");
    }

    private static Set<Set<String>> setsOfRoles() {
        Set<Set<String>> sets = new HashSet<>();
        for (int bits = 0; bits < 1 << ROLES.size(); bits++) {
            Set<String> roles = new TreeSet<>();
            for (int i = 0; i < ROLES.size(); i++) {
                if ((bits & 1 << i) != 0) {
                    roles.add(ROLES.get(i));
                }
            }
            sets.add(roles);
        }
        return sets;
    }

    private static List<String> names(Enum<?>... constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}
