package org.plumbline.review.review.policy;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.web.Shown;
import org.plumbline.review.people.DeskPerson;
import org.plumbline.review.review.rule.Exclusion;
import org.plumbline.review.review.rule.PolicyRule;
import org.plumbline.review.review.rule.Risk;

/**
 * What the pages of the policy table show.
 *
 * @param id of the row; null for a new one
 * @param version that a change is made from
 * @param key by which a form that is sent twice adds once
 * @param effect of what stands in the form, if somebody asked for it
 */
public record PolicyPage(
        @Nullable UUID id,
        long version,
        String key,
        PolicyForm form,
        List<Option> people,
        PolicyEffect.@Nullable Effect effect,
        List<Past> history,
        boolean admin,
        @Nullable String done) {

    /** A value that a field can have. */
    public record Option(String value, String label) {}

    /** A row of the list. */
    public record Line(
            UUID id, String name, String match, List<String> values, String risk, int editors, List<String> excluded) {

        static Line of(PolicyRule rule) {
            return new Line(
                    rule.id(),
                    rule.name(),
                    rule.match().words(),
                    rule.values(),
                    PolicyPage.words(rule.bar().risk()),
                    rule.bar().editorsNeeded(),
                    rule.bar().exclusions().stream()
                            .map(one -> one.person().name() + ", from "
                                    + one.from().words() + ", because " + one.sentence())
                            .toList());
        }
    }

    /** What a row said once. */
    public record Past(String exact, String at, String by, boolean retired, Line line) {

        static Past of(Policies.Version version) {
            return new Past(
                    version.at().toString(),
                    Shown.time(version.at(), "en"),
                    version.by().name(),
                    version.retired(),
                    Line.of(version.rule()));
        }
    }

    /** People who can be excluded: all whom the desk knows, and whom the row excludes already. */
    static List<Option> people(List<DeskPerson> known, @Nullable PolicyRule rule) {
        List<Exclusion> excluded = rule == null ? List.of() : rule.bar().exclusions();
        return Stream.concat(
                        known.stream().map(person -> new Option(person.sub(), person.name())),
                        excluded.stream()
                                .map(Exclusion::person)
                                .filter(person -> known.stream()
                                        .noneMatch(one -> one.sub().equals(person.sub())))
                                .map(person -> new Option(person.sub(), person.name())))
                .toList();
    }

    public List<Option> matches() {
        return Arrays.stream(PolicyRule.Match.values())
                .map(match -> new Option(match.name(), match.words()))
                .toList();
    }

    public List<Option> risks() {
        return Arrays.stream(Risk.values())
                .map(risk -> new Option(risk.name(), words(risk)))
                .toList();
    }

    public List<Option> reaches() {
        return Arrays.stream(Exclusion.From.values())
                .map(from -> new Option(from.name(), "from " + from.words()))
                .toList();
    }

    private static String words(Risk risk) {
        return switch (risk) {
            case NORMAL -> "Normal";
            case HIGH -> "High";
        };
    }
}
