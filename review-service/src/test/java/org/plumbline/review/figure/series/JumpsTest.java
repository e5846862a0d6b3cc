package org.plumbline.review.figure.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class JumpsTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    @Test
    void flagsAChangeFarFromWhatIsUsual() {
        List<Jumps.Figure> line = steady(20);
        line.add(figure(20, 33_000 + 20 * 50 + 900));
        assertThat(Jumps.in(line, true)).containsOnlyKeys(FIRST.plusDays(20));
        assertThat(Jumps.in(line, true).values()).extracting(Jumps.Flag::kind).containsExactly(Jumps.Kind.JUMP);
    }

    @Test
    void findsTheNextJumpAfterOne() {
        List<Jumps.Figure> line = steady(20);
        line.add(figure(20, 35_000));
        line.add(figure(21, 37_000));
        assertThat(Jumps.in(line, true)).containsOnlyKeys(FIRST.plusDays(20), FIRST.plusDays(21));
    }

    @Test
    void spreadsAChangeOverTheDaysWithoutFigures() {
        List<Jumps.Figure> line = steady(20);
        line.add(figure(39, 33_000 + 39 * 50));
        assertThat(Jumps.in(line, true)).isEmpty();
    }

    @Test
    void takesDaysOnWhichNothingChangedForNoChanges() {
        List<Jumps.Figure> line = new ArrayList<>();
        for (int week = 0; week < 20; week++) {
            for (int day = 0; day < 7; day++) {
                line.add(figure(week * 7 + day, 400 + week * 7));
            }
        }
        assertThat(Jumps.in(line, true)).isEmpty();
    }

    @Test
    void flagsBeforeItKnowsWhatIsUsualOnlyWhatIsMoreThanTenfoldAway() {
        assertThat(Jumps.in(List.of(figure(0, 12), figure(1, 100_000), figure(2, 20)), false))
                .containsOnlyKeys(FIRST.plusDays(1), FIRST.plusDays(2));
        assertThat(Jumps.in(List.of(figure(0, 0), figure(1, 60), figure(2, 600), figure(3, 61)), false))
                .isEmpty();
    }

    @Test
    void leavesSmallChangesAlone() {
        List<Jumps.Figure> line = new ArrayList<>();
        for (int day = 0; day < 20; day++) {
            line.add(figure(day, 100_000 + day));
        }
        line.add(figure(20, 100_300));
        assertThat(Jumps.in(line, true)).isEmpty();
    }

    @Test
    void flagsEveryFallOfWhatAddsUpAndNoneOfWhatDoesNot() {
        List<Jumps.Figure> line = List.of(figure(0, 100), figure(1, 97), figure(2, 97), figure(3, 101));
        assertThat(Jumps.in(line, true)).containsOnlyKeys(FIRST.plusDays(1));
        assertThat(Jumps.in(line, true).get(FIRST.plusDays(1)))
                .isEqualTo(
                        new Jumps.Flag(Jumps.Kind.FALL, "lower than 100 as of 2024-01-01, though the figures add up"));
        assertThat(Jumps.in(line, false)).isEmpty();
    }

    private static List<Jumps.Figure> steady(int days) {
        List<Jumps.Figure> line = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            line.add(figure(day, 33_000 + day * 50 + day % 3 * 10));
        }
        return line;
    }

    private static Jumps.Figure figure(int day, int value) {
        return new Jumps.Figure(FIRST.plusDays(day), BigDecimal.valueOf(value));
    }
}
