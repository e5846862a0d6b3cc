package org.plumbline.review.review.rule;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the rules need to know of a review.
 *
 * @param bar what it needs before it can be published, and who is kept away from it
 * @param assignee the sub of whoever leads the work on it, if anybody does
 * @param authors the sub of everybody who ever wrote part of the draft
 * @param approvers the sub of everybody whose approval is of the content as it stands
 * @param missingFromDraft the parts that are still empty
 * @param missingSources what {@link SourceRule} misses, in words
 * @param waived whether an editor waived the source rule
 * @param withdrawn whether the acceptance of the claim that opened the review was taken back
 * @param hasVerdict whether a verdict on the claim is published, in whatever language
 * @param checkers the sub of everybody who checks it beside the assignee
 * @param disclosing the parts of what readers get in which the name of a protected source stands
 * @param policyAsksMore whether the policy table was changed since it was applied to the review, and asks for more now
 */
public record ReviewFacts(
        ReviewState state,
        Bar bar,
        boolean blocked,
        @Nullable String assignee,
        Set<String> authors,
        Set<String> approvers,
        List<String> missingFromDraft,
        List<String> missingSources,
        boolean waived,
        List<String> disclosing,
        boolean withdrawn,
        boolean hasVerdict,
        Set<String> checkers,
        boolean policyAsksMore,
        RatingQuestion ratings) {

    public ReviewFacts {
        authors = Set.copyOf(authors);
        approvers = Set.copyOf(approvers);
        missingFromDraft = List.copyOf(missingFromDraft);
        missingSources = List.copyOf(missingSources);
        disclosing = List.copyOf(disclosing);
        checkers = Set.copyOf(checkers);
    }

    /** Of a review whose claim is still accepted, with nothing about it that the policy table or several checkers add. */
    public ReviewFacts(
            ReviewState state,
            Risk risk,
            boolean blocked,
            @Nullable String assignee,
            Set<String> authors,
            Set<String> approvers,
            List<String> missingFromDraft,
            List<String> missingSources,
            boolean waived) {
        this(
                state,
                new Bar(risk, 1, List.of()),
                blocked,
                assignee,
                authors,
                approvers,
                missingFromDraft,
                missingSources,
                waived,
                List.of(),
                false,
                false,
                Set.of(),
                false,
                RatingQuestion.NONE);
    }

    public Risk risk() {
        return bar.risk();
    }

    /** Whether somebody works on it: leads it, or checks it. */
    public boolean isOnIt(String sub) {
        return sub.equals(assignee) || checkers.contains(sub);
    }

    /** Whether as many editors approved the content as it needs. */
    public boolean approvedByEnough() {
        return approvers.size() >= bar.editorsNeeded();
    }
}
