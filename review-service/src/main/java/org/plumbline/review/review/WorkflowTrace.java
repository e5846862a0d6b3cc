package org.plumbline.review.review;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.audit.Changes;
import org.plumbline.kit.identity.Person;
import org.plumbline.review.review.Workflow.Statement;

/**
 * Who works on a review by when, what the policy table asks, and how the claim is rated, as the audit trail sees it. People
 * are named by their sub; why somebody is excluded stays out of the trail, which nothing can be taken out of.
 *
 * @param excluded {@code sub: work} or {@code sub: approval}
 */
record WorkflowTrace(
        @Nullable String dueOn,
        @Nullable String priority,
        @Nullable Integer editorsNeeded,
        @Nullable Long policyVersion,
        List<String> checkers,
        List<String> excluded,
        Map<String, Statement> opinions,
        @Nullable Statement settlement) {

    /** Before there was a review. */
    static final WorkflowTrace NOTHING =
            new WorkflowTrace(null, null, null, null, List.of(), List.of(), Map.of(), null);

    static WorkflowTrace of(Review review, Workflow workflow) {
        Map<String, Statement> opinions = new LinkedHashMap<>();
        for (Statement opinion : workflow.opinions()) {
            opinions.put(opinion.by().sub(), opinion);
        }
        return new WorkflowTrace(
                review.dueOn() == null ? null : review.dueOn().toString(),
                review.priority().name(),
                review.editorsNeeded(),
                review.policyVersion(),
                workflow.checkers().stream().map(Person::sub).toList(),
                workflow.exclusions().stream()
                        .map(one ->
                                one.person().sub() + ": " + one.from().name().toLowerCase(Locale.ROOT))
                        .toList(),
                opinions,
                workflow.settlement());
    }

    /** Adds what changed from here to there. */
    void addTo(Changes changes, WorkflowTrace after) {
        changes.add("dueOn", dueOn, after.dueOn)
                .add("priority", priority, after.priority)
                .add("editorsNeeded", editorsNeeded, after.editorsNeeded)
                .add("policyVersion", policyVersion, after.policyVersion)
                .add("checkers", checkers, after.checkers)
                .add("excluded", excluded, after.excluded);
        Set<String> subs = new LinkedHashSet<>(opinions.keySet());
        subs.addAll(after.opinions.keySet());
        for (String sub : subs) {
            statement(changes, "opinion/" + sub, opinions.get(sub), after.opinions.get(sub));
        }
        statement(changes, "settlement", settlement, after.settlement);
    }

    private static void statement(
            Changes changes, String field, @Nullable Statement before, @Nullable Statement after) {
        changes.add(field + "/rating", before == null ? null : before.rating(), after == null ? null : after.rating())
                .add(field + "/reason", before == null ? null : before.reason(), after == null ? null : after.reason());
    }
}
