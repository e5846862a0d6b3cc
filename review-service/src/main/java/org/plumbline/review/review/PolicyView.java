package org.plumbline.review.review;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import org.plumbline.review.review.rule.Bar;
import org.plumbline.review.review.rule.Exclusion;
import org.plumbline.review.review.rule.PolicyRule;

/**
 * What the policy table has to do with a review.
 *
 * @param version of the table when the review last had all that it asks for
 * @param exclusions who is kept away from the review, and why
 * @param asksMore whether the table was changed since then and asks for more now
 * @param now what the review would need if that were applied
 * @param rows the names of the rows that mean its claim now
 */
@Schema(name = "ReviewPolicy")
public record PolicyView(long version, List<Exclusion> exclusions, boolean asksMore, Bar now, List<String> rows) {

    static PolicyView of(ReviewFile file) {
        Bar bar = file.bar();
        return new PolicyView(
                file.review().policyVersion(),
                bar.exclusions(),
                file.facts().policyAsksMore(),
                bar.raisedBy(file.workflow().policy().assess(file.claim().claim())),
                file.workflow().policy().meeting(file.claim().claim()).stream()
                        .map(PolicyRule::name)
                        .toList());
    }
}
