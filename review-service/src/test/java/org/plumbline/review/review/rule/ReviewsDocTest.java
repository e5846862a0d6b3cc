package org.plumbline.review.review.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The drawing of the state machine in the docs is the table in the code. */
class ReviewsDocTest {

    private static final Path DOC = Path.of("..", "docs", "reviews.md");
    private static final String START = "<!-- drawn from the code: start -->\n";
    private static final String END = "<!-- drawn from the code: end -->";
    private static final String REDRAW = "redraw";

    @Test
    void drawsTheStateMachineAsTheCodeHasIt() throws IOException {
        String doc = Files.readString(DOC);
        int start = doc.indexOf(START) + START.length();
        int end = doc.indexOf(END);
        assertThat(doc.indexOf(START)).as("the marks in " + DOC).isNotNegative();
        assertThat(end).isGreaterThanOrEqualTo(start);
        String drawn = drawing();
        if (Boolean.getBoolean(REDRAW)) {
            Files.writeString(DOC, doc.substring(0, start) + drawn + doc.substring(end));
            return;
        }
        assertThat(doc.substring(start, end))
                .as(
                        "docs/reviews.md is not drawn from the code any more; redraw it with: ./mvnw -B test -pl review-service"
                                + " -am -Dtest=ReviewsDocTest -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
                        REDRAW)
                .isEqualTo(drawn);
    }

    /** The drawing shows what may happen only if every way between two states has an action, and no action goes another. */
    @Test
    void everyWayHasAnActionAndNoActionGoesAnother() {
        for (ReviewState from : ReviewState.values()) {
            Set<ReviewState> reached = Arrays.stream(Action.values())
                    .flatMap(action -> action.leadsTo(from).stream())
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(ReviewState.class)));
            assertThat(reached).as("from " + from).isEqualTo(from.next());
        }
    }

    private static String drawing() {
        StringBuilder drawn =
                new StringBuilder("```mermaid\nstateDiagram-v2\n    [*] --> OPEN: the claim is accepted\n");
        for (ReviewState from : ReviewState.values()) {
            for (ReviewState to : from.next()) {
                drawn.append("    %s --> %s: %s%n".formatted(from, to, by(from, to)));
            }
        }
        drawn.append("    PUBLISHED --> [*]\n```\n\n");
        drawn.append("| action | who | ")
                .append(cells(Stream.of(ReviewState.values()).map(ReviewState::words)))
                .append("|\n|---|---|")
                .append("---|".repeat(ReviewState.values().length))
                .append('\n');
        for (Action action : Action.values()) {
            drawn.append("| %s | %s | %s|%n"
                    .formatted(
                            action.words(),
                            action.editorsOnly() ? "editor" : "fact-checker, editor",
                            cells(Stream.of(ReviewState.values()).map(state -> cell(action, state)))));
        }
        return drawn.toString().replace("\r\n", "\n");
    }

    private static String by(ReviewState from, ReviewState to) {
        return Arrays.stream(Action.values())
                .filter(action -> action.leadsTo(from).contains(to))
                .map(Action::words)
                .collect(Collectors.joining(", "));
    }

    private static String cell(Action action, ReviewState state) {
        if (!action.possibleIn().contains(state)) {
            return "";
        }
        List<String> to = action.leadsTo(state).stream().map(ReviewState::words).toList();
        return to.isEmpty() ? "✓" : "✓ → " + String.join(" or ", to);
    }

    private static String cells(Stream<String> cells) {
        return cells.map(cell -> cell.isEmpty() ? "" : cell + " ").collect(Collectors.joining("| "));
    }
}
