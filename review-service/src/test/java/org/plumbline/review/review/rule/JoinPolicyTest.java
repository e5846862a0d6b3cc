package org.plumbline.review.review.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.plumbline.review.verdict.Kind;

class JoinPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "MINOR, MINOR, MINOR",
        "MINOR, UPDATE, CORRECTION",
        "MINOR, CORRECTION, CORRECTION",
        "UPDATE, MINOR, UPDATE",
        "UPDATE, UPDATE, UPDATE",
        "UPDATE, CORRECTION, CORRECTION",
        "RECHECK, MINOR, RECHECK",
        "RECHECK, UPDATE, RECHECK",
        "RECHECK, CORRECTION, CORRECTION",
        "CORRECTION, MINOR, CORRECTION",
        "CORRECTION, UPDATE, CORRECTION",
        "CORRECTION, CORRECTION, CORRECTION",
        "RETRACTION, MINOR, RETRACTION",
        "RETRACTION, UPDATE, RETRACTION",
        "RETRACTION, CORRECTION, RETRACTION",
        "RETRACTION, RETRACTION, RETRACTION"
    })
    void readersAreToldOfNoLessThanWasFound(Kind open, Kind wanted, Kind told) {
        assertThat(JoinPolicy.may(open, ReviewState.IN_PROGRESS, wanted)).isEqualTo(new Decision.Allowed());
        assertThat(JoinPolicy.kind(open, wanted)).isEqualTo(told);
    }

    @ParameterizedTest
    @EnumSource(names = {"MINOR", "UPDATE", "RECHECK", "CORRECTION"})
    void aRetractionJoinsNothingElse(Kind open) {
        for (ReviewState state : new ReviewState[] {ReviewState.OPEN, ReviewState.IN_PROGRESS, ReviewState.APPROVED}) {
            assertThat(JoinPolicy.may(open, state, Kind.RETRACTION))
                    .isInstanceOfSatisfying(Decision.Refused.class, refused -> assertThat(refused.rule())
                            .isEqualTo("no-retraction-open"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"IN_APPROVAL", "APPROVED"})
    void nothingJoinsWhatEditorsRead(ReviewState state) {
        assertThat(JoinPolicy.may(Kind.CORRECTION, state, Kind.MINOR))
                .isInstanceOfSatisfying(Decision.Refused.class, refused -> assertThat(refused.rule())
                        .isEqualTo("waits-for-approval"));
        assertThat(JoinPolicy.may(Kind.RETRACTION, state, Kind.RETRACTION)).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void whatHasEndedIsNotAsked() {
        assertThatThrownBy(() -> JoinPolicy.may(Kind.UPDATE, ReviewState.PUBLISHED, Kind.UPDATE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
