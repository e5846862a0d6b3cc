package org.plumbline.review.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarChartTest {

    private static BarChart.Row row(String label, double... amounts) {
        List<BarChart.Value> values = new ArrayList<>();
        for (double amount : amounts) {
            values.add(new BarChart.Value(amount, amount + " pieces"));
        }
        return new BarChart.Row(label, values);
    }

    @Test
    void drawsBarsInProportionToTheLongest() {
        BarChart chart = BarChart.of(List.of(), List.of(row("a", 10), row("b", 5), row("c", 0), row("d", 0.001)));
        List<Integer> widths = chart.groups().stream()
                .map(group -> group.bars().getFirst().width())
                .toList();
        assertThat(widths.get(1) * 2).isEqualTo(widths.get(0));
        assertThat(widths.get(2)).isZero();
        assertThat(widths.get(3)).as("what is not nothing can be seen").isEqualTo(1);
    }

    @Test
    void laysNothingOverAnythingElse() {
        BarChart chart = BarChart.of(List.of("x", "y"), List.of(row("a", 3, 1), row("b", 2, 7), row("c", 0, 0)));
        int bottom = 0;
        for (BarChart.Group group : chart.groups()) {
            assertThat(group.baseline()).isGreaterThan(bottom);
            bottom = group.baseline();
            for (BarChart.Bar bar : group.bars()) {
                assertThat(bar.y()).isGreaterThanOrEqualTo(bottom);
                assertThat(bar.wordsAt()).isGreaterThan(bar.width());
                assertThat(bar.baseline()).isBetween(bar.y(), bar.y() + bar.height());
                assertThat(bar.wordsAt()).as("there is room for words").isLessThan(chart.width() - 100);
                bottom = bar.y() + bar.height();
            }
        }
        assertThat(chart.height()).isGreaterThanOrEqualTo(bottom);
        assertThat(chart.groups().get(1).bars())
                .extracting(BarChart.Bar::number)
                .containsExactly(1, 2);
        assertThat(chart.series()).containsExactly("x", "y");
    }

    @Test
    void drawsNothingWithoutFailing() {
        assertThat(BarChart.of(List.of(), List.of()).isEmpty()).isTrue();
        assertThat(BarChart.of(List.of("one"), List.of(row("all zero", 0, 0)))
                        .groups()
                        .getFirst()
                        .bars())
                .allSatisfy(bar -> assertThat(bar.width()).isZero());
    }

    @Test
    void shortensLabelsBetweenCharactersOnly() {
        BarChart chart = BarChart.of(List.of(), List.of(row("😀".repeat(60), 1), row("short", 1)));
        assertThat(chart.groups().get(0).label()).isEqualTo("😀".repeat(43) + "…");
        assertThat(chart.groups().get(1).label()).isEqualTo("short");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesWhatIsNoLength(double amount) {
        assertThatThrownBy(() -> BarChart.of(List.of(), List.of(row("a", amount))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
