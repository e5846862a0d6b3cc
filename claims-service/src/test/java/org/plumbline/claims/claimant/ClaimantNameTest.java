package org.plumbline.claims.claimant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimantNameTest {

    @ParameterizedTest
    @CsvSource({
        "Harbour Board, harbour board",
        "HARBOUR   BOARD, harbour board",
        "Ｈarbour Board, harbour board",
        "Straße, STRASSE",
        "ΟΔΟΣ, οδος",
        "Cafe\u0301 Noir, Café Noir",
        "Board\u200b of Trade, Board of Trade",
        "Board\u00a0of\u2003Trade, Board of Trade"
    })
    void isTheSameHoweverItIsWritten(String one, String other) {
        assertThat(ClaimantName.key(one)).isEqualTo(ClaimantName.key(other));
    }

    @ParameterizedTest
    @CsvSource({"Harbour Board, Harbor Board", "Noir, Noire", "A. Jones, A Jones", "Café, Cafe"})
    void isAnotherWhereItIsSpelledOtherwise(String one, String other) {
        assertThat(ClaimantName.key(one)).isNotEqualTo(ClaimantName.key(other));
    }

    @Test
    void staysShortEnoughForAnIndexHoweverLongItGrows() {
        String grows = "\ufdfa".repeat(300);
        assertThat(ClaimantName.key(grows)).hasSizeLessThanOrEqualTo(ClaimantName.MAX_KEY);
        assertThat(ClaimantName.key(grows)).isNotEqualTo(ClaimantName.key(grows + "x"));
    }

    @Test
    void thatNobodyCanSeeIsNone() {
        assertThat(ClaimantName.key("\u200b\u2060 ")).isEmpty();
    }
}
