package org.plumbline.review.review.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/** The table of the walk, as it was written by hand; it knows nothing of the rules' code. */
final class WalkTable {

    private static final String SECTION = "====";
    private static final String SAME = "the same:";
    private static final String REST = "rest";

    final Map<String, String> letters = new HashMap<>();
    final Map<Set<String>, String> classes = new LinkedHashMap<>();
    final List<String> relations = new ArrayList<>();
    final List<String> states = new ArrayList<>();

    /** By circumstance, action, and {@code class relation state}: the name of the rule, or "allowed". */
    final SequencedMap<String, Map<String, Map<String, String>>> circumstances = new LinkedHashMap<>();

    static WalkTable read() {
        try (InputStream file = WalkTable.class.getResourceAsStream("/review-walk.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            WalkTable table = new WalkTable();
            table.parse(text.lines().toList());
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void parse(List<String> lines) {
        String heading = "";
        String circumstance = "";
        List<String> actions = List.of();
        for (String line : lines) {
            if (line.isBlank()) {
                continue;
            }
            if (line.startsWith(SECTION)) {
                circumstance = line.replace("=", "").strip().split(":", 2)[0];
                circumstances.put(circumstance, new LinkedHashMap<>());
            } else if (line.startsWith(SAME)) {
                for (String action : words(line.substring(SAME.length()))) {
                    put(
                            circumstance,
                            action,
                            Objects.requireNonNull(
                                    circumstances.firstEntry().getValue().get(action)));
                }
            } else if (!line.startsWith(" ")) {
                heading = line.strip();
                if (!circumstance.isEmpty()) {
                    actions = words(heading);
                    for (String action : actions) {
                        put(circumstance, action, new LinkedHashMap<>());
                    }
                }
            } else if (circumstance.isEmpty()) {
                head(heading, words(line));
            } else {
                for (String action : actions) {
                    row(block(circumstance, action), action, words(line));
                }
            }
        }
        circumstances.values().forEach(blocks -> blocks.values().forEach(this::fillRest));
    }

    /** What is expected in a circumstance, by action. */
    Map<String, Map<String, String>> blocks(String circumstance) {
        return Objects.requireNonNull(circumstances.get(circumstance), circumstance);
    }

    /** What is expected of an action in a circumstance. */
    Map<String, String> block(String circumstance, String action) {
        return Objects.requireNonNull(blocks(circumstance).get(action), action);
    }

    private void put(String circumstance, String action, Map<String, String> block) {
        if (blocks(circumstance).put(action, block) != null) {
            throw new IllegalStateException(action + " stands twice in " + circumstance);
        }
    }

    private void head(String heading, List<String> words) {
        switch (heading) {
            case "letters" -> letters.put(words.get(0), words.get(1));
            case "roles" -> {
                Set<String> roles = new TreeSet<>(words.subList(1, words.size()));
                roles.remove("none");
                if (classes.put(roles, words.getFirst()) != null) {
                    throw new IllegalStateException(roles + " stands twice");
                }
            }
            case "relations" -> relations.addAll(words);
            case "states" -> states.addAll(words);
            default -> {
                // What is said about the table.
            }
        }
    }

    private void row(Map<String, String> block, String action, List<String> words) {
        int first = words.size() - states.size();
        for (String relation : words.subList(1, first)) {
            if (!relation.equals(REST) && !relations.contains(relation)) {
                throw new IllegalStateException("There is no relation " + relation + " in " + action);
            }
            for (int i = 0; i < states.size(); i++) {
                String letter = words.get(first + i);
                String rule = letters.get(letter);
                if (rule == null) {
                    throw new IllegalStateException("Nothing says what " + letter + " is, in " + action);
                }
                String cell = words.getFirst() + " " + relation + " " + states.get(i);
                if (block.put(cell, rule) != null) {
                    throw new IllegalStateException(cell + " stands twice in " + action);
                }
            }
        }
    }

    /** "rest" is for the relations that have no row of their own; then nothing is left of it. */
    private void fillRest(Map<String, String> block) {
        for (String role : new LinkedHashSet<>(classes.values())) {
            for (String state : states) {
                String rest = block.remove(role + " " + REST + " " + state);
                if (rest != null) {
                    for (String relation : relations) {
                        block.putIfAbsent(role + " " + relation + " " + state, rest);
                    }
                }
            }
        }
    }

    private static List<String> words(String line) {
        return Arrays.stream(line.strip().split("\\s+")).toList();
    }
}
