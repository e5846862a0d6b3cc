package org.plumbline.review.review.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.identity.Roles;
import org.plumbline.review.review.rule.Decision.Refused;

class ReviewPolicyTest {

    /**
     * For each action, in each state, what an editor who has nothing to do with the review is told. A review of normal
     * risk, complete and with sources; approved by one editor where it is approved. {@code ok}, {@code state} for
     * {@code wrong-state}, {@code take} for {@code take-first}, or a rule's own name.
     */
    private static final String EDITOR = """
            action          | OPEN           | IN_PROGRESS    | IN_APPROVAL    | APPROVED       | PUBLISHED | DROPPED
            TAKE            | ok             | ok             | ok             | ok             | state     | state
            ASSIGN          | ok             | ok             | ok             | ok             | state     | state
            ADD_EVIDENCE    | take           | ok             | ok             | ok             | state     | state
            EDIT_EVIDENCE   | take           | ok             | ok             | ok             | state     | state
            REMOVE_EVIDENCE | take           | ok             | ok             | ok             | state     | state
            EDIT_DRAFT      | take           | ok             | ok             | ok             | state     | state
            WAIVE_SOURCES   | take           | ok             | ok             | ok             | state     | state
            WITHDRAW_WAIVER | take           | ok             | ok             | ok             | state     | state
            SUBMIT          | take           | ok             | state          | state          | state     | state
            APPROVE         | state          | state          | ok             | state          | state     | state
            RETURN          | state          | state          | ok             | ok             | state     | state
            PUBLISH         | take           | not-approved   | not-approved   | ok             | state     | state
            DROP            | ok             | ok             | ok             | ok             | state     | state
            REOPEN          | state          | state          | state          | state          | state     | ok
            FOLLOW_UP       | state          | state          | state          | state          | ok        | state
            RAISE_RISK      | ok             | ok             | ok             | ok             | state     | state
            LOWER_RISK      | risk-unchanged | risk-unchanged | risk-unchanged | risk-unchanged | state     | state
            BLOCK           | ok             | ok             | ok             | ok             | state     | state
            UNBLOCK         | not-blocked    | not-blocked    | not-blocked    | not-blocked    | state     | state
            ADD_CHECKER     | take           | ok             | ok             | ok             | state     | state
            REMOVE_CHECKER  | no-checkers    | no-checkers    | no-checkers    | no-checkers    | state     | state
            SCHEDULE        | ok             | ok             | ok             | ok             | state     | state
            PRIORITISE      | ok             | ok             | ok             | ok             | state     | state
            APPLY_POLICY    | unchanged      | unchanged      | unchanged      | unchanged      | state     | state
            LIFT_EXCLUSION  | nobody-excluded | nobody-excluded | nobody-excluded | nobody-excluded | state     | state
            LIST            | ok             | ok             | ok             | ok             | state     | state
            UNLIST          | ok             | ok             | ok             | ok             | state     | state
            RATE            | take           | not-on         | not-on         | not-on         | state     | state
            SETTLE          | take           | ratings-agree  | ratings-agree  | ratings-agree  | state     | state
            """;

    private static final Map<String, String> SHORT = Map.of(
            "wrong-state",
            "state",
            "take-first",
            "take",
            "policy-unchanged",
            "unchanged",
            "not-on-the-review",
            "not-on");

    private static final Set<Action> EDITORS_ONLY = EnumSet.of(
            Action.WAIVE_SOURCES,
            Action.WITHDRAW_WAIVER,
            Action.APPROVE,
            Action.RETURN,
            Action.PUBLISH,
            Action.LOWER_RISK,
            Action.LIFT_EXCLUSION,
            Action.LIST,
            Action.UNLIST);

    private static final Actor AN_EDITOR = actor("editor", Roles.EDITOR);

    @Test
    void tellsAnEditorInEveryStateWhatTheTableSays() {
        assertThat(decisions(AN_EDITOR)).isEqualTo(table());
    }

    @Test
    void tellsAFactCheckerTheSameButForWhatOnlyEditorsMay() {
        Map<String, String> expected = new TreeMap<>(table());
        expected.replaceAll((cell, decision) -> isEditorsOnly(cell) ? "role" : decision);
        assertThat(decisions(actor("checker", Roles.FACT_CHECKER))).isEqualTo(expected);
    }

    @Test
    void letsAdminsPartnersAndOthersDoNothing() {
        Map<String, String> nothing = new TreeMap<>(table());
        nothing.replaceAll((cell, decision) -> "role");
        assertThat(decisions(actor("admin", Roles.ADMIN))).isEqualTo(nothing);
        assertThat(decisions(actor("partner", Roles.PARTNER))).isEqualTo(nothing);
        assertThat(decisions(actor("nobody"))).isEqualTo(nothing);
    }

    @Test
    void addsRolesUp() {
        assertThat(decisions(actor("both", Roles.ADMIN, Roles.EDITOR))).isEqualTo(table());
    }

    @Test
    void saysWhyInWords() {
        assertThat(ReviewPolicy.may(Action.EDIT_DRAFT, AN_EDITOR, facts(ReviewState.OPEN)))
                .isEqualTo(
                        new Refused("take-first", "Nobody has taken this review yet: take it before you work on it."));
        assertThat(ReviewPolicy.may(Action.SUBMIT, AN_EDITOR, facts(ReviewState.PUBLISHED)))
                .isEqualTo(new Refused(
                        "wrong-state", "The review is published: nobody can submit the draft for approval now."));
        assertThat(ReviewPolicy.may(Action.APPROVE, actor("checker", Roles.FACT_CHECKER), facts(ReviewState.OPEN)))
                .isEqualTo(new Decision.Forbidden("Only an editor may approve the draft."));
    }

    @Test
    void refusesApprovalByWhoeverEverWroteOnTheDraft() {
        ReviewFacts facts = with(ReviewState.IN_APPROVAL, Risk.NORMAL, Set.of("checker", "editor"), Set.of());
        assertThat(rule(Action.APPROVE, AN_EDITOR, facts)).isEqualTo("author-cannot-approve");
        assertThat(rule(Action.APPROVE, actor("editor2", Roles.EDITOR), facts)).isEqualTo("ok");
    }

    @Test
    void refusesASecondApprovalByTheSameEditor() {
        ReviewFacts facts = with(ReviewState.IN_APPROVAL, Risk.HIGH, Set.of("checker"), Set.of("editor"));
        assertThat(rule(Action.APPROVE, AN_EDITOR, facts)).isEqualTo("already-approved");
        assertThat(rule(Action.APPROVE, actor("editor2", Roles.EDITOR), facts)).isEqualTo("ok");
    }

    @Test
    void wantsTwoEditorsWhereTheRiskIsHigh() {
        assertThat(rule(
                        Action.PUBLISH,
                        AN_EDITOR,
                        with(ReviewState.IN_APPROVAL, Risk.HIGH, Set.of("checker"), Set.of("editor"))))
                .isEqualTo("two-editors-required");
        assertThat(rule(
                        Action.PUBLISH,
                        AN_EDITOR,
                        with(ReviewState.IN_APPROVAL, Risk.HIGH, Set.of("checker"), Set.of())))
                .isEqualTo("not-approved");
        assertThat(rule(
                        Action.PUBLISH,
                        AN_EDITOR,
                        with(ReviewState.APPROVED, Risk.HIGH, Set.of("checker"), Set.of("editor", "editor2"))))
                .isEqualTo("ok");
    }

    @Test
    void wantsThreeEditorsWhereThePolicyDoes() {
        for (int approvals = 0; approvals <= 3; approvals++) {
            Set<String> approvers =
                    Set.copyOf(List.of("editor", "editor2", "editor3").subList(0, approvals));
            ReviewFacts facts = new ReviewFacts(
                    approvals == 3 ? ReviewState.APPROVED : ReviewState.IN_APPROVAL,
                    new Bar(Risk.NORMAL, 3, List.of()),
                    false,
                    "checker",
                    Set.of("checker"),
                    approvers,
                    List.of(),
                    List.of(),
                    false,
                    List.of(),
                    false,
                    false,
                    Set.of(),
                    false,
                    RatingQuestion.NONE);
            assertThat(rule(Action.PUBLISH, AN_EDITOR, facts))
                    .isEqualTo(
                            switch (approvals) {
                                case 0 -> "not-approved";
                                case 3 -> "ok";
                                default -> "three-editors-required";
                            });
            assertThat(rule(Action.LOWER_RISK, AN_EDITOR, facts)).isEqualTo("ok");
        }
    }

    @Test
    void namesMissingSourcesBeforeMissingApprovals() {
        ReviewFacts facts = withoutSources(ReviewState.IN_APPROVAL, false);
        assertThat(rule(Action.PUBLISH, AN_EDITOR, facts)).isEqualTo("sources-missing");
        assertThat(rule(Action.APPROVE, AN_EDITOR, facts)).isEqualTo("sources-missing");
        assertThat(rule(Action.SUBMIT, AN_EDITOR, withoutSources(ReviewState.IN_PROGRESS, false)))
                .isEqualTo("ok");
        assertThat(ReviewPolicy.missing(facts))
                .containsExactly(
                        new Refused(
                                "sources-missing",
                                "A verdict rests on at least two independent sources, one of them primary. It still"
                                        + " needs at least two independent sources (there is none) and a primary"
                                        + " source, or an editor who waives the rule with a reason that readers will"
                                        + " see."),
                        new Refused("not-approved", "The content as it stands has not been approved yet."));
    }

    @Test
    void takesAWaiverForTheSources() {
        ReviewFacts facts = withoutSources(ReviewState.IN_APPROVAL, true);
        assertThat(rule(Action.APPROVE, AN_EDITOR, facts)).isEqualTo("ok");
        assertThat(rule(Action.PUBLISH, AN_EDITOR, facts)).isEqualTo("not-approved");
    }

    @Test
    void letsNoProtectedSourceBeNamed() {
        for (Action action : List.of(Action.SUBMIT, Action.APPROVE, Action.PUBLISH)) {
            ReviewFacts facts = new ReviewFacts(
                    action == Action.SUBMIT ? ReviewState.IN_PROGRESS : ReviewState.IN_APPROVAL,
                    new Bar(Risk.NORMAL, 1, List.of()),
                    false,
                    "checker",
                    Set.of("checker"),
                    Set.of(),
                    List.of(),
                    List.of(),
                    false,
                    List.of("the body", "source 2"),
                    false,
                    false,
                    Set.of(),
                    false,
                    RatingQuestion.NONE);
            assertThat(ReviewPolicy.may(action, AN_EDITOR, facts))
                    .isEqualTo(new Refused(
                            "source-disclosed",
                            "Readers would learn who a protected source is: the name stands in the body, source 2. Take"
                                    + " it out, or, if somebody else of that name is meant, write more fully who the"
                                    + " source is."));
        }
    }

    @Test
    void listsWhatTheDraftStillNeeds() {
        ReviewFacts facts = new ReviewFacts(
                ReviewState.IN_PROGRESS,
                Risk.NORMAL,
                false,
                "checker",
                Set.of("checker"),
                Set.of(),
                List.of("rating", "summary"),
                List.of(),
                false);
        Refused incomplete = new Refused("draft-incomplete", "The draft still needs: rating, summary.");
        assertThat(ReviewPolicy.may(Action.SUBMIT, AN_EDITOR, facts)).isEqualTo(incomplete);
        assertThat(ReviewPolicy.may(Action.PUBLISH, AN_EDITOR, facts)).isEqualTo(incomplete);
    }

    @Test
    void letsABlockedReviewBeWorkedOnButNotGoFurther() {
        for (Action action : Action.values()) {
            ReviewState state = action == Action.SUBMIT ? ReviewState.IN_PROGRESS : ReviewState.IN_APPROVAL;
            ReviewFacts facts = new ReviewFacts(
                    state, Risk.NORMAL, true, "checker", Set.of("checker"), Set.of(), List.of(), List.of(), false);
            String expected =
                    switch (action) {
                        case SUBMIT, APPROVE, PUBLISH, BLOCK -> "blocked";
                        case REOPEN, FOLLOW_UP -> "state";
                        case LOWER_RISK -> "risk-unchanged";
                        case REMOVE_CHECKER -> "no-checkers";
                        case APPLY_POLICY -> "unchanged";
                        case LIFT_EXCLUSION -> "nobody-excluded";
                        case RATE -> "not-on";
                        case SETTLE -> "ratings-agree";
                        case TAKE,
                                ASSIGN,
                                ADD_EVIDENCE,
                                EDIT_EVIDENCE,
                                REMOVE_EVIDENCE,
                                EDIT_DRAFT,
                                WAIVE_SOURCES,
                                WITHDRAW_WAIVER,
                                RETURN,
                                DROP,
                                RAISE_RISK,
                                UNBLOCK,
                                ADD_CHECKER,
                                SCHEDULE,
                                PRIORITISE,
                                LIST,
                                UNLIST -> "ok";
                    };
            assertThat(rule(action, AN_EDITOR, facts)).as(action.name()).isEqualTo(expected);
        }
    }

    @Test
    void tellsReadersOnlyOfAClaimThatStandsAndHasNoVerdict() {
        for (ReviewState state : Action.LIST.possibleIn()) {
            assertThat(rule(Action.LIST, AN_EDITOR, ofClaim(state, false, false)))
                    .isEqualTo("ok");
            assertThat(rule(Action.LIST, AN_EDITOR, ofClaim(state, true, false)))
                    .isEqualTo("claim-withdrawn");
            assertThat(rule(Action.LIST, AN_EDITOR, ofClaim(state, false, true)))
                    .isEqualTo("has-verdict");
            assertThat(rule(Action.UNLIST, AN_EDITOR, ofClaim(state, true, true)))
                    .isEqualTo("ok");
        }
        assertThat(ReviewPolicy.may(Action.LIST, actor("checker", Roles.FACT_CHECKER), facts(ReviewState.OPEN)))
                .isEqualTo(new Decision.Forbidden("Only an editor may tell readers that the claim is being checked."));
    }

    @Test
    void refusesToTakeWhatIsYours() {
        assertThat(rule(Action.TAKE, actor("checker", Roles.FACT_CHECKER), facts(ReviewState.IN_PROGRESS)))
                .isEqualTo("already-assigned");
    }

    @Test
    void letsTheRiskBeRaisedAndLoweredOnce() {
        ReviewFacts high = with(ReviewState.IN_PROGRESS, Risk.HIGH, Set.of(), Set.of());
        assertThat(rule(Action.RAISE_RISK, AN_EDITOR, high)).isEqualTo("risk-unchanged");
        assertThat(rule(Action.LOWER_RISK, AN_EDITOR, high)).isEqualTo("ok");
        assertThat(rule(Action.LOWER_RISK, actor("checker", Roles.FACT_CHECKER), high))
                .isEqualTo("role");
    }

    @Test
    void leadsFromStateToStateAsDrawn() {
        Map<ReviewState, Set<ReviewState>> drawn = Map.of(
                ReviewState.OPEN, EnumSet.of(ReviewState.IN_PROGRESS, ReviewState.DROPPED),
                ReviewState.IN_PROGRESS, EnumSet.of(ReviewState.OPEN, ReviewState.IN_APPROVAL, ReviewState.DROPPED),
                ReviewState.IN_APPROVAL, EnumSet.of(ReviewState.IN_PROGRESS, ReviewState.APPROVED, ReviewState.DROPPED),
                ReviewState.APPROVED,
                        EnumSet.of(
                                ReviewState.IN_PROGRESS,
                                ReviewState.IN_APPROVAL,
                                ReviewState.PUBLISHED,
                                ReviewState.DROPPED),
                ReviewState.PUBLISHED, EnumSet.noneOf(ReviewState.class),
                ReviewState.DROPPED, EnumSet.of(ReviewState.OPEN, ReviewState.IN_PROGRESS));
        for (ReviewState state : ReviewState.values()) {
            assertThat(state.next()).as(state.name()).isEqualTo(drawn.get(state));
        }
    }

    private static Actor actor(String name, String... roles) {
        return new Actor(new Person(name, name), Set.of(roles));
    }

    /** As the table's heading says. */
    private static ReviewFacts facts(ReviewState state) {
        boolean approved = state == ReviewState.APPROVED || state == ReviewState.PUBLISHED;
        return with(state, Risk.NORMAL, Set.of("checker"), approved ? Set.of("editor2") : Set.of());
    }

    private static ReviewFacts with(ReviewState state, Risk risk, Set<String> authors, Set<String> approvers) {
        return new ReviewFacts(
                state,
                risk,
                false,
                state == ReviewState.OPEN ? null : "checker",
                authors,
                approvers,
                List.of(),
                List.of(),
                false);
    }

    private static ReviewFacts ofClaim(ReviewState state, boolean withdrawn, boolean hasVerdict) {
        return new ReviewFacts(
                state,
                Bar.LOWEST,
                false,
                state == ReviewState.OPEN ? null : "checker",
                Set.of(),
                Set.of(),
                List.of(),
                List.of(),
                false,
                List.of(),
                withdrawn,
                hasVerdict,
                Set.of(),
                false,
                RatingQuestion.NONE);
    }

    private static ReviewFacts withoutSources(ReviewState state, boolean waived) {
        return new ReviewFacts(
                state,
                Risk.NORMAL,
                false,
                "checker",
                Set.of("checker"),
                Set.of(),
                List.of(),
                SourceRule.missing(List.of()),
                waived);
    }

    private static Map<String, String> decisions(Actor actor) {
        Map<String, String> decisions = new TreeMap<>();
        for (Action action : Action.values()) {
            for (ReviewState state : ReviewState.values()) {
                // Whose review it is is not the table's concern.
                Actor asking = action == Action.TAKE || action == Action.RATE
                        ? new Actor(new Person("x", "x"), actor.roles())
                        : actor;
                decisions.put(action + " in " + state, rule(action, asking, facts(state)));
            }
        }
        return decisions;
    }

    private static String rule(Action action, Actor actor, ReviewFacts facts) {
        return switch (ReviewPolicy.may(action, actor, facts)) {
            case Decision.Allowed _ -> "ok";
            case Decision.Forbidden _ -> "role";
            case Refused(String rule, String _) -> SHORT.getOrDefault(rule, rule);
        };
    }

    private static boolean isEditorsOnly(String cell) {
        return EDITORS_ONLY.stream().anyMatch(action -> cell.startsWith(action + " "));
    }

    private static Map<String, String> table() {
        List<List<String>> rows = EDITOR.lines().map(ReviewPolicyTest::cells).toList();
        List<String> states = rows.getFirst();
        Map<String, String> table = new LinkedHashMap<>();
        rows.stream().skip(1).forEach(row -> Stream.iterate(1, i -> i < row.size(), i -> i + 1)
                .forEach(i -> table.put(row.getFirst() + " in " + states.get(i), row.get(i))));
        return new TreeMap<>(table);
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    }
}
