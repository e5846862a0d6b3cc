package org.plumbline.claims.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.plumbline.claims.claim.Priority.Component;
import org.plumbline.claims.quantity.Quantity;

class PriorityTest {

    private static final Statement BARE = Fixtures.bareStatement("Blue is nicer than green");

    @Test
    void isTheWeightedMeanOfItsComponents() {
        Priority priority = new Priority(List.of(new Component("a", 1, 0.3, ""), new Component("b", 0.25, 0.1, "")));

        assertThat(priority.total()).isCloseTo((0.3 + 0.025) / 0.4, Offset.offset(1e-9));
        assertThat(priority.points()).isEqualTo(813);
    }

    @Test
    void saysWhyForEachComponent() {
        assertThat(Priority.of(Fixtures.fullStatement(), 12, true).components())
                .extracting(Component::name, Component::words)
                .satisfiesExactly(
                        demand -> assertThat(demand.toList()).containsExactly("demand", "12 people asked for it"),
                        reach -> assertThat(reach.toList())
                                .containsExactly("reach", "seen in 1 place, by 1 publisher; sent in by a partner"),
                        harm -> assertThat(harm.toList()).containsExactly("harm", "it is about: killed"),
                        checkability -> assertThat(checkability.toList().get(1).toString())
                                .matches("\\d{1,3} of 100 by its wording alone; with 1 quantity"));
    }

    @Test
    void ofNothingKnownItIsLow() {
        Priority priority = Priority.of(BARE, 0, false);

        assertThat(value(priority, "demand")).isZero();
        assertThat(value(priority, "reach")).isZero();
        assertThat(value(priority, "harm")).isZero();
        assertThat(priority.points()).isLessThan(200);
        assertThat(priority.components())
                .extracting(Component::words)
                .contains(
                        "nobody asked for it yet",
                        "not known to have been seen anywhere",
                        "no quantity or topic of it speaks of harm to people");
    }

    @Test
    void neverLeavesItsBounds() {
        List<Appearance> everywhere = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            everywhere.add(new Appearance(null, "Paper " + i, null, null, null));
        }
        Statement full = Fixtures.fullStatement();
        Statement most = new Statement(
                full.text(), "en", null, null, null, null, everywhere, List.of("vaccines"), full.quantities());

        for (Component component : Priority.of(most, Integer.MAX_VALUE, true).components()) {
            assertThat(component.value()).isBetween(0.0, 1.0);
        }
        assertThat(Priority.of(most, Integer.MAX_VALUE, true).points()).isBetween(0, Priority.MOST);
    }

    @Test
    void growsWithDemandAndMostAtFirst() {
        double none = value(Priority.of(BARE, 0, false), "demand");
        double one = value(Priority.of(BARE, 1, false), "demand");
        double two = value(Priority.of(BARE, 2, false), "demand");
        double hundred = value(Priority.of(BARE, 100, false), "demand");
        double more = value(Priority.of(BARE, 10_000, false), "demand");

        assertThat(one - none).isGreaterThan(two - one).isPositive();
        assertThat(hundred).isGreaterThan(two).isCloseTo(1, Offset.offset(1e-9));
        assertThat(more).isEqualTo(1);
    }

    @Test
    void countsEachPublisherOnce() {
        Statement same = seenBy("News", "NEWS");
        Statement different = seenBy("News", "Other News");

        assertThat(value(Priority.of(different, 0, false), "reach"))
                .isGreaterThan(value(Priority.of(same, 0, false), "reach"));
        assertThat(Priority.of(same, 0, false).components().get(1).words())
                .isEqualTo("seen in 2 places, by 1 publisher");
    }

    @ParameterizedTest
    @CsvSource({
        "killed,               '',         1.0, it is about: killed",
        "children killed,      '',         1.0, it is about: killed",
        "skilled,              '',         0,   no quantity or topic of it speaks of harm to people",
        "weeks,                gaza-war,   0.8, it is about: topic gaza-war",
        "weeks,                war,        0.8, it is about: topic war",
        "weeks,                warships,   0,   no quantity or topic of it speaks of harm to people",
        "injured,              vaccines,   0.9, it is about: topic vaccines",
        "قتيل,                 '',         0.5, it is about: قتيل",
    })
    void looksUpHarmInTheTable(String measure, String topic, double harm, String words) {
        Quantity killed = Fixtures.fullStatement().quantities().getFirst();
        Quantity quantity = new Quantity(
                killed.comparator(),
                killed.value(),
                null,
                measure,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                killed.provenance());
        Statement claim = new Statement(
                "x",
                "en",
                null,
                null,
                null,
                null,
                List.of(),
                topic.isEmpty() ? List.of() : List.of(topic),
                List.of(quantity));

        Component found = component(Priority.of(claim, 0, false), "harm");

        assertThat(found.value()).isEqualTo(harm);
        assertThat(found.words()).isEqualTo(words);
    }

    @Test
    void aTableWithAnythingButSharesIsRefused() {
        for (String wrong : List.of("2", "-0.1", "NaN", "much")) {
            Properties table = new Properties();
            table.setProperty("topic.war", wrong);
            assertThatThrownBy(() -> new HarmTable(table)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Statement seenBy(String... publishers) {
        List<Appearance> appearances = new ArrayList<>();
        for (String publisher : publishers) {
            appearances.add(new Appearance(null, publisher, null, null, null));
        }
        return new Statement(BARE.text(), "en", null, null, null, null, appearances, List.of(), List.of());
    }

    private static double value(Priority priority, String name) {
        return component(priority, name).value();
    }

    private static Component component(Priority priority, String name) {
        return priority.components().stream()
                .filter(component -> component.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
