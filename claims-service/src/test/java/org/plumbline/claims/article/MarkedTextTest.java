package org.plumbline.claims.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import org.plumbline.claims.article.MarkedText.Mark;
import org.plumbline.claims.article.MarkedText.Paragraph;

class MarkedTextTest {

    private static final String BODY = "One two. Three four.\n\nFive six.\nSeven.";

    @Test
    void marksPassagesWhereTheyStand() {
        assertThat(shown(mark(9, 20, 1), mark(22, 31, 2)))
                .containsExactly("0:One two. |9:[1:Three four.]", "22:[2:Five six.]|31:\nSeven.");
    }

    @Test
    void leavesATextWithoutMarksWhole() {
        assertThat(shown()).containsExactly("0:One two. Three four.", "22:Five six.\nSeven.");
    }

    @Test
    void showsTheShorterOfTwoThatOverlap() {
        assertThat(shown(mark(0, 20, 1), mark(4, 13, 2)))
                .first()
                .isEqualTo("0:[1:One ]|4:[2:two. Thre]|13:[1:e four.]");
    }

    @Test
    void cutsAPassageOfTwoParagraphsInTwo() {
        assertThat(shown(mark(9, 31, 1)))
                .containsExactly("0:One two. |9:[1:Three four.]", "22:[1:Five six.]|31:\nSeven.");
    }

    @Test
    void losesNothing() {
        String all = MarkedText.of(BODY, List.of(mark(2, 30, 1), mark(5, 25, 2), mark(37, 38, 3))).stream()
                .map(paragraph ->
                        paragraph.pieces().stream().map(MarkedText.Piece::text).collect(Collectors.joining()))
                .collect(Collectors.joining("\n\n"));

        assertThat(all).isEqualTo(BODY);
    }

    private static List<String> shown(Mark... marks) {
        return MarkedText.of(BODY, List.of(marks)).stream()
                .map(MarkedTextTest::shown)
                .toList();
    }

    private static String shown(Paragraph paragraph) {
        return paragraph.pieces().stream()
                .map(piece -> piece.start() + ":"
                        + (piece.mark() == null
                                ? piece.text()
                                : "[" + piece.mark().number() + ":" + piece.text() + "]"))
                .collect(Collectors.joining("|"));
    }

    private static Mark mark(int start, int end, int number) {
        return new Mark(start, end, number, "id", "fair", false);
    }
}
