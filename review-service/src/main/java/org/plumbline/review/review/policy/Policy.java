package org.plumbline.review.review.policy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.plumbline.review.inbox.ClaimSnapshot;
import org.plumbline.review.review.rule.Bar;
import org.plumbline.review.review.rule.PolicyRule;
import org.plumbline.review.review.rule.PolicySubject;
import org.plumbline.review.review.rule.RiskPolicy;

/**
 * The policy table as it stands.
 *
 * @param version of the whole table; it goes up with each change of a row
 * @param rows those that are not retired, oldest first
 */
public record Policy(long version, List<Row> rows) {

    public Policy {
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param version the table's when this row was changed last
     */
    public record Row(long version, PolicyRule rule) {}

    /** What it asks of the review of a claim. */
    public Bar assess(ClaimSnapshot claim) {
        return RiskPolicy.assess(rules(), subject(claim));
    }

    /** The rows that mean a claim. */
    public List<PolicyRule> meeting(ClaimSnapshot claim) {
        return RiskPolicy.meeting(rules(), subject(claim));
    }

    Optional<Row> find(UUID ruleId) {
        return rows.stream().filter(row -> row.rule().id().equals(ruleId)).findFirst();
    }

    /** The same table with this row as given, or as another one at its end. */
    Policy with(PolicyRule changed) {
        Stream<Row> others = rows.stream().filter(row -> !row.rule().id().equals(changed.id()));
        return new Policy(
                version + 1,
                Stream.concat(others, Stream.of(new Row(version + 1, changed))).toList());
    }

    /** The same table without this row. */
    Policy without(UUID ruleId) {
        return new Policy(
                version + 1,
                rows.stream().filter(row -> !row.rule().id().equals(ruleId)).toList());
    }

    private List<PolicyRule> rules() {
        return rows.stream().map(Row::rule).toList();
    }

    private static PolicySubject subject(ClaimSnapshot claim) {
        List<String> counted = claim.quantities().stream()
                .flatMap(quantity -> Stream.of(quantity.measure(), quantity.unit()))
                .filter(Objects::nonNull)
                .toList();
        List<String> texts = Stream.of(claim.text(), claim.restatement(), claim.claimant(), claim.source())
                .filter(Objects::nonNull)
                .toList();
        return new PolicySubject(counted, claim.countedInWords(), claim.topics(), texts);
    }
}
