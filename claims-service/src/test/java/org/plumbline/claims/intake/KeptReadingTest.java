package org.plumbline.claims.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.plumbline.claims.claim.Fixtures;
import org.plumbline.claims.claim.Statement;
import org.plumbline.claims.quantity.Quantity;
import org.plumbline.kit.problem.ProblemException;

class KeptReadingTest {

    private static final Statement FULL = Fixtures.fullStatement();
    private static final Quantity QUANTITY = FULL.quantities().getFirst();
    private static final KeptReading KEPT = KeptReading.of(QUANTITY, FULL.text());

    @Test
    void survivesTheHiddenField() {
        assertThat(KeptReading.parse(KEPT.json())).isEqualTo(KEPT);
        assertThat(KeptReading.NOTHING.json()).isEmpty();
        assertThat(KeptReading.parse("")).isEqualTo(KeptReading.NOTHING);
    }

    @Test
    void staysWhereItsWordsStayAndMovesWithThem() {
        assertThat(KEPT.in(FULL.text())).isEqualTo(KEPT);
        assertThat(KEPT.in("More than 33,000 have died").start()).isZero();
        KeptReading moved = KEPT.in("They say: More than 33,000 have died");
        assertThat(moved.start()).isEqualTo(10);
        assertThat(moved.end()).isEqualTo(26);
        assertThat(moved.text()).isEqualTo("More than 33,000");
    }

    @Test
    void losesWordsThatAreGoneOrCannotBeToldApart() {
        for (String text : List.of("More than 34,000 have died", "-More than 33,000, or More than 33,000")) {
            KeptReading lost = KEPT.in(text);
            assertThat(lost.start()).isNull();
            assertThat(lost.text()).isNull();
            assertThat(lost.provenance()).isEqualTo(KEPT.provenance());
            assertThat(KEPT.isLostIn(text)).isTrue();
        }
        assertThat(KEPT.isLostIn(FULL.text())).isFalse();
    }

    @Test
    void refusesAHiddenFieldThatIsNotOurs() {
        for (String hidden : List.of(
                "x",
                "null",
                "[]",
                "{\"start\": \"x\"}",
                "{\"colour\": 1}",
                "{\"partOf\": 1e999999}",
                "{\"start\": 1")) {
            assertThatThrownBy(() -> KeptReading.parse(hidden))
                    .as(hidden)
                    .isInstanceOf(ProblemException.class)
                    .hasMessage("The form's hidden fields were changed.");
        }
    }

    @Test
    void formGivesBackTheStatementThatItWasMadeFrom() {
        assertThat(ClaimFields.of(FULL).check()).isEqualTo(FULL);
        Statement bare = Fixtures.bareStatement("It rained");
        assertThat(ClaimFields.of(bare).withoutEmptyRows().check()).isEqualTo(bare);
    }
}
