package org.plumbline.review.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.plumbline.kit.identity.Person;
import org.plumbline.review.evidence.Evidence;
import org.plumbline.review.evidence.EvidenceItem;
import org.plumbline.review.evidence.WebAddress;
import org.plumbline.review.inbox.ClaimSnapshots.Snapshot;
import org.plumbline.review.review.rule.ReviewFacts;
import org.plumbline.review.review.rule.Source;
import org.plumbline.review.review.rule.SourceRule;
import org.plumbline.review.verdict.Content;
import org.plumbline.review.verdict.PublicEvidence;
import org.plumbline.review.verdict.RatingScale;

/**
 * A review with all that belongs to it, as it lies on the desk.
 *
 * @param evidence in its order
 * @param authors everybody who ever wrote part of the draft, each once
 * @param approvals oldest first, those that no longer hold included
 */
record ReviewFile(
        Review review, Snapshot claim, List<Evidence> evidence, List<Person> authors, List<Approval> approvals) {

    ReviewFacts facts() {
        Person assignee = review.assignee();
        return new ReviewFacts(
                review.state(),
                review.risk(),
                review.blockedReason() != null,
                assignee == null ? null : assignee.sub(),
                authors.stream().map(Person::sub).collect(Collectors.toSet()),
                approvers(),
                review.draft().missing(),
                SourceRule.missing(sources()),
                review.waiver() != null);
    }

    /** The sub of each editor whose approval is of the content as it stands. */
    Set<String> approvers() {
        String hash = contentHash();
        return approvals.stream()
                .filter(approval -> approval.holds() && approval.contentHash().equals(hash))
                .map(approval -> approval.editor().sub())
                .collect(Collectors.toSet());
    }

    String contentHash() {
        Waiver waiver = review.waiver();
        return new Content(
                        review.draft(),
                        publicEvidence(),
                        claim.whole(),
                        waiver == null ? null : waiver.reason(),
                        RatingScale.VERSION)
                .hash();
    }

    List<PublicEvidence> publicEvidence() {
        List<Integer> groups = groups();
        List<PublicEvidence> items = new ArrayList<>();
        for (int i = 0; i < evidence.size(); i++) {
            items.add(PublicEvidence.of(evidence.get(i).item(), groups.get(i)));
        }
        return items;
    }

    /** The independence group of each piece of evidence, in their order. */
    List<Integer> groups() {
        return SourceRule.groups(sources());
    }

    private List<Source> sources() {
        return evidence.stream().map(Evidence::item).map(ReviewFile::source).toList();
    }

    private static Source source(EvidenceItem item) {
        return new Source(
                item.publisher(), item.address().map(WebAddress::host).orElse(null), item.origin(), item.primary());
    }

    /** Whether the evidence's address is one where the claim itself appeared. */
    boolean isAppearance(EvidenceItem item) {
        return item.address().stream().anyMatch(address -> claim.claim().appearances().stream()
                .flatMap(appearance ->
                        appearance.url() == null ? Stream.empty() : WebAddress.parse(appearance.url()).stream())
                .anyMatch(address::samePageAs));
    }

    /** How many people wrote the draft or gathered the evidence that stands. */
    int checkedBy() {
        Set<String> people = authors.stream().map(Person::sub).collect(Collectors.toCollection(HashSet::new));
        evidence.forEach(source -> people.add(source.addedBy().sub()));
        return people.size();
    }

    /** Voids the approvals that hold, and says how many those were. */
    int voidApprovals(String because, Instant at) {
        List<Approval> holding = approvals.stream().filter(Approval::holds).toList();
        holding.forEach(approval -> approval.makeVoid(because, at));
        return holding.size();
    }
}
