package org.plumbline.review.review.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** What the docs say of states and rules is what the code has. */
class ReviewsDocTest {

    private static final Path DOC = Path.of("..", "docs", "reviews.md");
    private static final String START = "<!-- drawn from the code: start -->\n";
    private static final String END = "<!-- drawn from the code: end -->";
    private static final String REDRAW = "redraw";

    private static final Path RULES = Path.of("src/main/java/org/plumbline/review/review/rule");
    private static final Pattern RULE = Pattern.compile("new Refused\\(\\s*\"([^\"]+)\"");
    private static final Pattern NAMED = Pattern.compile("`([a-z-]+)`");

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

    /** A rule has no other home than the place that refuses by it, so its name is read from there. */
    @Test
    void namesEveryRule() throws IOException {
        Set<String> rules = new TreeSet<>();
        try (Stream<Path> sources = Files.list(RULES)) {
            for (Path source : sources.toList()) {
                rules.addAll(found(RULE, Files.readString(source)));
            }
        }
        String doc = Files.readString(DOC);
        Set<String> named = doc.substring(doc.indexOf("## The rules by name"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(row -> found(NAMED, row.substring(0, row.indexOf('|', 1))).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(rules).contains("take-first", "author-cannot-approve", "two-editors-required");
        // Decided where the claim's words are at hand.
        rules.add("names-a-source");
        assertThat(named).isEqualTo(rules);
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
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
