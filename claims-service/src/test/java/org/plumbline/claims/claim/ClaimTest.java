package org.plumbline.claims.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;

class ClaimTest {

    private static final UUID REVIEW = UUID.randomUUID();
    private static final Instant LATER = Fixtures.NOON.plusSeconds(60);
    private static final Rejection OPINION = new Rejection(RejectionReason.OPINION, "It says best");

    private static final Map<ClaimState, Consumer<Claim>> DECISIONS = Map.of(
            ClaimState.ACCEPTED, claim -> claim.accept(REVIEW, Fixtures.CHECKER, LATER),
            ClaimState.REJECTED, claim -> claim.reject(OPINION, Fixtures.CHECKER, LATER));

    static Stream<Arguments> everyStateAndDecision() {
        return Stream.of(ClaimState.values())
                .flatMap(state -> DECISIONS.keySet().stream().map(decision -> Arguments.of(state, decision)));
    }

    @ParameterizedTest
    @MethodSource("everyStateAndDecision")
    void isDecidedOnceOnly(ClaimState state, ClaimState decision) {
        Claim claim = Fixtures.claim(state);
        Consumer<Claim> decide = DECISIONS.getOrDefault(decision, ignored -> {});

        if (state == ClaimState.SUBMITTED) {
            decide.accept(claim);
            assertThat(claim.state()).isEqualTo(decision);
        } else {
            Decision before = claim.decision();
            ProblemException problem = catchThrowableOfType(ProblemException.class, () -> decide.accept(claim));
            assertThat(problem.type()).isEqualTo(ProblemType.CONFLICT);
            assertThat(problem.rule()).isEqualTo("claim-already-decided");
            assertThat(claim.state()).isEqualTo(state);
            assertThat(claim.decision()).isEqualTo(before);
        }
    }

    @Test
    void saysInWordsWhyItCannotBeDecidedAgain() {
        assertThatThrownBy(() -> Fixtures.claim(ClaimState.REJECTED).accept(REVIEW, Fixtures.CHECKER, LATER))
                .hasMessage("This claim was rejected already and cannot be accepted any more.");
    }

    @Test
    void remembersTheDecision() {
        Claim accepted = Fixtures.claim(ClaimState.SUBMITTED);
        accepted.accept(REVIEW, Fixtures.CHECKER, LATER);
        assertThat(accepted.decision()).isEqualTo(new Decision(Fixtures.CHECKER, LATER, null));
        assertThat(accepted.review()).isEqualTo(new ReviewStatus(REVIEW, null, null));

        Claim rejected = Fixtures.claim(ClaimState.SUBMITTED);
        rejected.reject(OPINION, Fixtures.CHECKER, LATER);
        assertThat(rejected.decision()).isEqualTo(new Decision(Fixtures.CHECKER, LATER, OPINION));
        assertThat(rejected.review()).isNull();
    }

    @Test
    void anotherReasonNeedsWords() {
        assertThatThrownBy(() -> new Rejection(RejectionReason.OTHER, null))
                .hasMessage("Another reason must be told in words");
    }

    @Test
    void keepsWhatWasSaid() {
        Statement statement = Fixtures.fullStatement();

        assertThat(new Claim(UUID.randomUUID(), statement, Fixtures.CHECKER, Fixtures.NOON).statement())
                .isEqualTo(statement);
    }

    @Test
    void notesTheReviewInTheOrderOfItsEvents() {
        Claim claim = Fixtures.claim(ClaimState.ACCEPTED);

        assertThat(claim.noteReview(REVIEW, "IN_PROGRESS", LATER, 2)).isTrue();
        assertThat(claim.noteReview(REVIEW, "OPEN", Fixtures.NOON, 1)).isFalse();
        assertThat(claim.noteReview(REVIEW, "OPEN", Fixtures.NOON, 2)).isFalse();
        assertThat(claim.review()).isEqualTo(new ReviewStatus(REVIEW, "IN_PROGRESS", LATER));
    }

    @Test
    void notesAVerdictThatALaterEventOfTheReviewOvertook() {
        Claim claim = Fixtures.claim(ClaimState.ACCEPTED);
        Verdict verdict = Fixtures.verdict("true");

        assertThat(claim.noteReview(REVIEW, "PUBLISHED", LATER, 5)).isTrue();
        assertThat(claim.noteVerdict(verdict, 4)).isTrue();
        assertThat(claim.noteVerdict(verdict, 4)).isFalse();
        assertThat(claim.verdict()).isEqualTo(verdict);
    }

    @Test
    void noOlderRevisionPutsARetractedVerdictBack() {
        Claim claim = Fixtures.claim(ClaimState.ACCEPTED);
        Verdict retracted = Fixtures.retracted("true", "half-true");

        assertThat(claim.noteVerdict(retracted, 7)).isTrue();
        assertThat(claim.noteVerdict(Fixtures.verdict("true", "half-true"), 6)).isFalse();
        assertThat(claim.verdict()).isEqualTo(retracted);

        assertThat(claim.noteVerdict(Fixtures.verdict("true"), 8))
                .as("what puts it back is newer")
                .isTrue();
        assertThat(claim.verdict()).isEqualTo(Fixtures.verdict("true"));
    }

    @Test
    void noLongerListensToAReviewThatWasGivenUp() {
        Claim claim = Fixtures.claim(ClaimState.SUBMITTED);
        claim.accept(REVIEW, Fixtures.CHECKER, LATER);
        claim.noteReview(REVIEW, "OPEN", LATER, 1);

        assertThat(claim.reopen()).isEqualTo(REVIEW);
        assertThat(claim.review()).isNull();
        assertThat(claim.decision()).isNull();

        UUID another = UUID.randomUUID();
        claim.accept(another, Fixtures.CHECKER, LATER);
        assertThat(claim.noteReview(REVIEW, "DROPPED", LATER, 2)).isFalse();
        assertThat(claim.noteReview(another, "OPEN", LATER, 3)).isTrue();
        assertThat(claim.review()).isEqualTo(new ReviewStatus(another, "OPEN", LATER));
    }

    @Test
    void takesARejectionBackWithItsReason() {
        Claim claim = Fixtures.claim(ClaimState.REJECTED);

        assertThat(claim.reopen()).isNull();
        assertThat(claim.state()).isEqualTo(ClaimState.SUBMITTED);
        assertThat(claim.decision()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = "ACCEPTED", mode = EnumSource.Mode.EXCLUDE)
    void hasNoReviewUnlessAccepted(ClaimState state) {
        Claim claim = Fixtures.claim(state);

        assertThat(claim.noteReview(REVIEW, "OPEN", LATER, 1)).isFalse();
        assertThat(claim.noteVerdict(Fixtures.verdict("true"), 1)).isFalse();
        assertThat(claim.review()).isNull();
        assertThat(claim.verdict()).isNull();
    }

    @Test
    void textIsNeitherEmptyNorTooLongNorPadded() {
        for (String text : List.of("", " x", "x".repeat(Statement.MAX_TEXT + 1))) {
            assertThatThrownBy(() -> Fixtures.bareStatement(text)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Fixtures.bareStatement("x".repeat(Statement.MAX_TEXT)).text())
                .hasSize(Statement.MAX_TEXT);
    }

    @Test
    void quantityIsReadFromWithinTheText() {
        Statement full = Fixtures.fullStatement();

        assertThatThrownBy(() -> new Statement(
                        "Too short", "en", null, null, null, null, List.of(), List.of(), full.quantities()))
                .hasMessage("A quantity's span lies within the text");
    }
}
