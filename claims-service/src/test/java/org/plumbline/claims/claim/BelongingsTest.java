package org.plumbline.claims.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.plumbline.claims.quantity.Comparator;
import org.plumbline.claims.quantity.Provenance;
import org.plumbline.claims.quantity.Quantity;

class BelongingsTest {

    private static final Statement FULL = Fixtures.fullStatement();

    @Test
    void bringsNothingThatIsThereAlready() {
        assertThat(Belongings.newTo(FULL, FULL).any()).isFalse();
        assertThat(Belongings.newTo(statement(List.of(), List.of(), List.of()), FULL)
                        .any())
                .isTrue();
    }

    @Test
    void anAppearanceIsTheSameIfItQuotesNothingElse() {
        Appearance bare = seen("https://a.example/1", null);
        Appearance quoting = seen("https://a.example/1", "so they said");
        Appearance otherQuote = seen("https://a.example/1", "and so did they");

        assertThat(brought(List.of(quoting), List.of(bare))).isEmpty();
        assertThat(brought(List.of(bare), List.of(quoting))).containsExactly(quoting);
        assertThat(brought(List.of(quoting), List.of(otherQuote, otherQuote))).containsExactly(otherQuote);
        assertThat(brought(List.of(), List.of(bare, bare))).containsExactly(bare);
    }

    @Test
    void aQuantityLosesItsWordsAndStatesNothingBesideAnotherText() {
        Belongings brought = Belongings.newTo(statement(List.of(), List.of(), List.of()), FULL);

        Quantity quantity = brought.quantities().getFirst();
        assertThat(quantity.start()).isNull();
        assertThat(quantity.end()).isNull();
        assertThat(quantity.text()).isNull();
        assertThat(quantity.isSameFigureAs(FULL.quantities().getFirst())).isTrue();
        assertThat(quantity.provenance())
                .isEqualTo(
                        Map.of("value", Provenance.CONTEXT, "place", Provenance.CONTEXT, "asOf", Provenance.ASSUMED));
    }

    @Test
    void aQuantityKeepsItsWordsBesideTheSameText() {
        Statement same = new Statement(FULL.text(), "en", null, null, null, null, List.of(), List.of(), List.of());

        assertThat(Belongings.newTo(same, FULL).quantities()).isEqualTo(FULL.quantities());
    }

    @Test
    void figuresAreTheSameHoweverManyZerosTheyEndIn() {
        assertThat(figure("33000", "Gaza").isSameFigureAs(figure("33000.0", "Gaza")))
                .isTrue();
        assertThat(figure("33000", "Gaza").isSameFigureAs(figure("33001", "Gaza")))
                .isFalse();
        assertThat(figure("33000", "Gaza").isSameFigureAs(figure("33000", "Rafah")))
                .isFalse();
        assertThat(figure("33000", null).isSameFigureAs(figure("33000", null))).isTrue();
    }

    @Test
    void bringsNoMoreThanAClaimHasRoomFor() {
        List<Appearance> many = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            many.add(seen("https://a.example/" + i, null));
        }
        Statement crowded = statement(many.subList(0, 45), List.of(), List.of());
        Statement other = statement(many.subList(40, 60), List.of(), List.of());

        assertThat(Belongings.newTo(crowded, other).appearances()).containsExactlyElementsOf(many.subList(45, 50));
        Statement beyond = statement(many.subList(0, 55), List.of(), List.of());
        assertThat(Belongings.newTo(beyond, other).appearances()).isEmpty();
    }

    @Test
    void takesAwayToTheLetter() {
        Belongings one = new Belongings(List.of(seen("https://a.example/1", null)), List.of("war"), List.of());
        Belongings edited = new Belongings(
                List.of(new Appearance("https://a.example/1", "Named since", null, null, null)),
                List.of("war", "peace"),
                List.of());

        assertThat(edited.minus(one).appearances()).isEqualTo(edited.appearances());
        assertThat(edited.minus(one).topics()).containsExactly("peace");
    }

    @Test
    void sharesWhatIsTheSameAndOfQuantitiesTheFigure() {
        Appearance bare = seen("https://a.example/1", null);
        Appearance quoting = seen("https://a.example/1", "so they said");
        Quantity elsewhere = FULL.quantities().getFirst().fromElsewhere();
        Belongings here = new Belongings(List.of(bare, quoting), List.of("war", "peace"), List.of(elsewhere));
        Belongings other = new Belongings(List.of(bare), List.of("peace", "rain"), FULL.quantities());

        assertThat(here.sharedWith(other))
                .isEqualTo(new Belongings(List.of(bare), List.of("peace"), List.of(elsewhere)));
    }

    @Test
    void aQuotingAppearanceStandsForABareOneAndNotTheOtherWayRound() {
        Belongings bare = appearance(seen("https://a.example/1", null));
        Belongings quoting = appearance(seen("https://a.example/1", "so they said"));

        assertThat(quoting.standingFor(bare)).isEqualTo(quoting);
        assertThat(bare.standingFor(quoting).any()).isFalse();
        assertThat(bare.standingFor(bare)).isEqualTo(bare);
    }

    private static Belongings appearance(Appearance appearance) {
        return new Belongings(List.of(appearance), List.of(), List.of());
    }

    private static List<Appearance> brought(List<Appearance> own, List<Appearance> others) {
        return Belongings.newTo(statement(own, List.of(), List.of()), statement(others, List.of(), List.of()))
                .appearances();
    }

    private static Statement statement(List<Appearance> appearances, List<String> topics, List<Quantity> quantities) {
        return new Statement("It rained", "en", null, null, null, null, appearances, topics, quantities);
    }

    private static Appearance seen(String url, @Nullable String quote) {
        return new Appearance(url, null, null, null, quote);
    }

    private static Quantity figure(String value, @Nullable String place) {
        return new Quantity(
                Comparator.EXACTLY,
                new BigDecimal(value),
                null,
                "killed",
                null,
                null,
                place,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of());
    }
}
