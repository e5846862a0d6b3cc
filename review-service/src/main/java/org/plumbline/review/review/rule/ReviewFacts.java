package org.plumbline.review.review.rule;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the rules need to know of a review.
 *
 * @param assignee the sub of whoever works on it, if anybody
 * @param authors the sub of everybody who ever wrote part of the draft
 * @param approvers the sub of everybody whose approval is of the content as it stands
 * @param missingFromDraft the parts that are still empty
 * @param missingSources what {@link SourceRule} misses, in words
 * @param waived whether an editor waived the source rule
 * @param withdrawn whether the acceptance of the claim that opened the review was taken back
 */
public record ReviewFacts(
        ReviewState state,
        Risk risk,
        boolean blocked,
        @Nullable String assignee,
        Set<String> authors,
        Set<String> approvers,
        List<String> missingFromDraft,
        List<String> missingSources,
        boolean waived,
        boolean withdrawn) {

    public ReviewFacts {
        authors = Set.copyOf(authors);
        approvers = Set.copyOf(approvers);
        missingFromDraft = List.copyOf(missingFromDraft);
        missingSources = List.copyOf(missingSources);
    }

    /** Of a review whose claim is still accepted. */
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
        this(state, risk, blocked, assignee, authors, approvers, missingFromDraft, missingSources, waived, false);
    }

    /** Whether as many editors approved the content as the risk asks for. */
    public boolean approvedByEnough() {
        return approvers.size() >= risk.editorsNeeded();
    }
}
