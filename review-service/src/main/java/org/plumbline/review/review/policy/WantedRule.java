package org.plumbline.review.review.policy;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.review.rule.Bar;
import org.plumbline.review.review.rule.Exclusion;
import org.plumbline.review.review.rule.PolicyRule.Match;
import org.plumbline.review.review.rule.Risk;
import org.plumbline.review.review.rule.RiskPolicy;
import org.plumbline.review.text.Text;

/**
 * A row of the policy table as somebody wants it.
 *
 * @param values what it looks for: topics, words of what is counted, or names
 * @param editorsNeeded 1 to 3; at high risk never fewer than two, whatever stands here
 */
@Schema(name = "PolicyRuleWanted")
public record WantedRule(
        @NotBlank @Size(max = 100) @Pattern(regexp = Text.LINE, message = Text.PLAIN)
        String name,

        @NotNull Match match,

        @Size(max = 200)
        List<@NotBlank @Size(max = 100) @Pattern(regexp = Text.LINE, message = Text.PLAIN) String> values,

        @NotNull Risk risk,

        @Min(1) @Max(Bar.MOST_EDITORS) int editorsNeeded,

        @Size(max = 50) List<@NotNull @Valid Excluded> excluded) {

    /**
     * Somebody who is to be kept away.
     *
     * @param reason as it follows "because"
     */
    @Schema(name = "PolicyExclusionWanted")
    public record Excluded(
            @NotBlank @Size(max = 255) @Pattern(regexp = Text.LINE, message = Text.PLAIN)
            String sub,

            @NotNull Exclusion.From from,

            @NotBlank @Size(max = 300) @Pattern(regexp = Text.LINE, message = Text.PLAIN)
            String reason) {

        public Excluded {
            sub = Text.orEmpty(sub);
            reason = Text.orEmpty(reason);
        }
    }

    public WantedRule {
        name = Text.orEmpty(name);
        values = orNone(values).stream()
                .map(Text::orEmpty)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
        excluded = orNone(excluded);
    }

    /** 422 for values by which nothing could ever be found, or the lack of any. */
    void refuseWhatFindsNothing() {
        if (match.needsValues() == values.isEmpty()) {
            throw ProblemException.invalid(
                    "values",
                    match.needsValues() ? "must name what is looked for" : "must be empty for this kind of row");
        }
        for (String value : values) {
            if (!RiskPolicy.isFindable(match, value)) {
                throw ProblemException.invalid(
                        "values",
                        match == Match.TOPIC
                                ? "must be topics such as gaza-war, or *-war for all that end so"
                                : "must be words of letters or digits");
            }
        }
        Set<String> subs = excluded.stream().map(Excluded::sub).collect(Collectors.toSet());
        if (subs.size() < excluded.size()) {
            throw ProblemException.invalid("excluded", "must name everybody once");
        }
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }
}
