package org.plumbline.review.review.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.plumbline.kit.identity.Person;

class BarTest {

    private static final Exclusion FROM_APPROVAL = exclusion(Exclusion.From.APPROVAL);
    private static final Exclusion FROM_WORK = exclusion(Exclusion.From.WORK);

    @Test
    void needsTwoEditorsAtHighRiskWhateverWasAskedFor() {
        assertThat(new Bar(Risk.HIGH, 1, List.of()).editorsNeeded()).isEqualTo(2);
        assertThat(new Bar(Risk.HIGH, 3, List.of()).editorsNeeded()).isEqualTo(3);
        assertThat(new Bar(Risk.NORMAL, 1, List.of()).editorsNeeded()).isEqualTo(1);
        assertThatThrownBy(() -> new Bar(Risk.NORMAL, 4, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Bar(Risk.HIGH, 0, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isRaisedInEverythingAndLoweredInNothing() {
        Bar low = new Bar(Risk.NORMAL, 3, List.of(FROM_APPROVAL));
        Bar high = new Bar(Risk.HIGH, 1, List.of(FROM_WORK));
        assertThat(low.raisedBy(high)).isEqualTo(new Bar(Risk.HIGH, 3, List.of(FROM_APPROVAL, FROM_WORK)));
        assertThat(high.raisedBy(low)).isEqualTo(new Bar(Risk.HIGH, 3, List.of(FROM_WORK)));
        assertThat(low.raisedBy(Bar.LOWEST)).isEqualTo(low);
        assertThat(low.isBelow(high)).isTrue();
        assertThat(low.isBelow(Bar.LOWEST)).isFalse();
    }

    @Test
    void tellsWhatOfItIsNew() {
        Bar before = new Bar(Risk.HIGH, 2, List.of());
        assertThat(new Bar(Risk.HIGH, 3, List.of()).risenSince(before)).isEqualTo(new Bar(Risk.NORMAL, 3, List.of()));
        assertThat(before.risenSince(before)).isEqualTo(Bar.LOWEST);
        assertThat(before.risenSince(Bar.LOWEST)).isEqualTo(before);
    }

    @Test
    void staysForWhoeverIsExcludedWhenItIsLowered() {
        assertThat(new Bar(Risk.HIGH, 3, List.of(FROM_WORK)).lowered())
                .isEqualTo(new Bar(Risk.NORMAL, 1, List.of(FROM_WORK)));
    }

    private static Exclusion exclusion(Exclusion.From from) {
        return new Exclusion(new Person("sub-anna", "Anna"), from, "she worked for the ministry");
    }
}
