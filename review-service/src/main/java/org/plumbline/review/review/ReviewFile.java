package org.plumbline.review.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.review.evidence.Evidence;
import org.plumbline.review.evidence.EvidenceItem;
import org.plumbline.review.evidence.SourceName;
import org.plumbline.review.evidence.WebAddress;
import org.plumbline.review.evidence.WebSite;
import org.plumbline.review.figure.claim.VerdictTolerance;
import org.plumbline.review.inbox.ClaimSnapshots.Snapshot;
import org.plumbline.review.publication.Markdown;
import org.plumbline.review.review.rule.Bar;
import org.plumbline.review.review.rule.Disclosure;
import org.plumbline.review.review.rule.Exclusion;
import org.plumbline.review.review.rule.ReviewFacts;
import org.plumbline.review.review.rule.ReviewState;
import org.plumbline.review.review.rule.Source;
import org.plumbline.review.review.rule.SourceRule;
import org.plumbline.review.verdict.Content;
import org.plumbline.review.verdict.Draft;
import org.plumbline.review.verdict.PublicEvidence;
import org.plumbline.review.verdict.PublicFigures;
import org.plumbline.review.verdict.RatingScale;

/** A review with all that belongs to it, as it lies on the desk when it is brought; its hash is of the content then. */
final class ReviewFile {

    private final Review review;
    private final Snapshot claim;
    private final List<Evidence> evidence;
    private final Kept kept;
    private final List<PublicFigures> figures;
    private final VerdictTolerance tolerance;
    private final List<Person> authors;
    private final List<Approval> approvals;
    private final Workflow workflow;
    private final boolean hasVerdict;
    private final List<Integer> groups;
    private final List<PublicEvidence> publicEvidence;
    private final Content content;
    private final String contentHash;

    /**
     * Puts it together.
     *
     * @param evidence in its order
     * @param kept what belongs to the evidence
     * @param figures what the claim is checked by
     * @param tolerance how far those may move before the verdict is checked again
     * @param authors everybody who ever wrote part of the draft, its evidence, a waiver or the claim, each once
     * @param approvals oldest first, those that no longer hold included
     * @param hasVerdict whether a verdict on the claim is published
     */
    ReviewFile(
            Review review,
            Snapshot claim,
            List<Evidence> evidence,
            Kept kept,
            List<PublicFigures> figures,
            VerdictTolerance tolerance,
            List<Person> authors,
            List<Approval> approvals,
            Workflow workflow,
            boolean hasVerdict) {
        this.review = review;
        this.claim = claim;
        this.evidence = List.copyOf(evidence);
        this.kept = kept;
        this.figures = List.copyOf(figures);
        this.tolerance = tolerance;
        this.authors = List.copyOf(authors);
        this.approvals = List.copyOf(approvals);
        this.workflow = workflow;
        this.hasVerdict = hasVerdict;
        this.groups = SourceRule.groups(sources());
        this.publicEvidence = publicEvidence(evidence, groups, kept);
        Waiver waiver = review.waiver();
        this.content = new Content(
                review.draft(),
                publicEvidence,
                claim.whole(),
                waiver == null ? null : waiver.reason(),
                RatingScale.VERSION,
                figures);
        this.contentHash = content.hash();
    }

    Review review() {
        return review;
    }

    Snapshot claim() {
        return claim;
    }

    List<Evidence> evidence() {
        return evidence;
    }

    /** What belongs to the evidence: copies of pages, files, and who protected sources are. */
    Kept kept() {
        return kept;
    }

    /** What the claim is checked by. */
    List<PublicFigures> figures() {
        return figures;
    }

    /** How far figures may move before the verdict is checked again. */
    VerdictTolerance tolerance() {
        return tolerance;
    }

    List<Person> authors() {
        return authors;
    }

    List<Approval> approvals() {
        return approvals;
    }

    Workflow workflow() {
        return workflow;
    }

    /** What readers are told of it while its claim is being checked; null if that is nothing. */
    @Nullable
    Listing listing() {
        return Listing.of(review, claim.claim(), kept.names().values());
    }

    /** What the review needs before it can be published, and who is kept away from it. */
    Bar bar() {
        return new Bar(review.risk(), review.editorsNeeded(), workflow.exclusions());
    }

    List<PublicEvidence> publicEvidence() {
        return publicEvidence;
    }

    /** The independence group of each piece of evidence, in their order. */
    List<Integer> groups() {
        return groups;
    }

    /** All that an approval is of. */
    Content content() {
        return content;
    }

    String contentHash() {
        return contentHash;
    }

    ReviewFacts facts() {
        Person assignee = review.assignee();
        Set<String> approvers = approvers();
        return new ReviewFacts(
                state(approvers),
                bar(),
                review.blockedReason() != null,
                assignee == null ? null : assignee.sub(),
                authors.stream().map(Person::sub).collect(Collectors.toSet()),
                approvers,
                missingFromDraft(),
                SourceRule.missing(sources()),
                review.waiver() != null,
                disclosing(),
                review.isWithdrawn(),
                hasVerdict,
                workflow.checkerSubs(),
                policyAsksMore(),
                workflow.question(review.draft().rating()));
    }

    /** The parts that are empty still, and the sources that the text speaks of as if they were there. */
    private List<String> missingFromDraft() {
        List<String> missing = new ArrayList<>(review.missing());
        Draft draft = review.draft();
        Stream.of(joined(draft.body()), joined(draft.methodology()))
                .flatMap(text -> Markdown.evidenceReferences(text).stream())
                .filter(number -> number > evidence.size())
                .distinct()
                .sorted()
                .map(number -> "the source that the text calls [" + number + "]")
                .forEach(missing::add);
        return missing;
    }

    /** What readers get but for the claim, which was public before it was checked. */
    private List<String> disclosing() {
        if (kept.names().isEmpty()) {
            return List.of();
        }
        Map<String, List<String>> texts = new LinkedHashMap<>();
        Draft draft = review.draft();
        texts.put("the headline", List.of(joined(draft.headline())));
        texts.put("the summary", List.of(joined(draft.summary())));
        texts.put("the body", asRead(joined(draft.body())));
        texts.put("the methodology", asRead(joined(draft.methodology())));
        texts.put("the note on what changes", List.of(joined(draft.changeNote())));
        Waiver waiver = review.waiver();
        texts.put("the reason of the waiver", List.of(waiver == null ? "" : waiver.reason()));
        for (int i = 0; i < evidence.size(); i++) {
            EvidenceItem item = evidence.get(i).item();
            texts.put(
                    "source " + (i + 1),
                    List.of(joined(
                            item.publisher(), item.title(), item.author(), item.url(), item.quote(), item.origin())));
        }
        return Disclosure.parts(
                kept.names().values().stream().map(SourceName::name).toList(), texts);
    }

    /** As the page shows it, with what its links lead to, and as it was written. */
    private static List<String> asRead(String markdown) {
        List<String> forms = new ArrayList<>(Markdown.addresses(markdown));
        forms.add(Markdown.words(markdown));
        forms.add(markdown);
        return List.copyOf(forms);
    }

    private static String joined(@Nullable String... texts) {
        return Stream.of(texts).filter(Objects::nonNull).collect(Collectors.joining("\n\n"));
    }

    /** Not where an editor lowered what the same table asked for: it has to have changed since. */
    private boolean policyAsksMore() {
        return review.policyVersion() < workflow.policy().version()
                && bar().isBelow(workflow.policy().assess(claim.claim()));
    }

    /**
     * What was approved while contents were hashed otherwise (by an older rating scale, say) waits for approval again,
     * although nobody has changed it since.
     */
    private ReviewState state(Set<String> approvers) {
        return review.state() == ReviewState.APPROVED && approvers.size() < bar().editorsNeeded()
                ? ReviewState.IN_APPROVAL
                : review.state();
    }

    /** The sub of each editor whose approval is of the content as it stands. */
    Set<String> approvers() {
        return approvals.stream()
                .filter(Approval::holds)
                .filter(this::isOfThisContent)
                .map(approval -> approval.editor().sub())
                .collect(Collectors.toSet());
    }

    private boolean isOfThisContent(Approval approval) {
        return approval.contentHash().equals(contentHash);
    }

    private static List<PublicEvidence> publicEvidence(List<Evidence> evidence, List<Integer> groups, Kept kept) {
        List<PublicEvidence> items = new ArrayList<>();
        for (int i = 0; i < evidence.size(); i++) {
            EvidenceItem item = evidence.get(i).item();
            items.add(PublicEvidence.of(item, groups.get(i), kept.page(item.archive())));
        }
        return List.copyOf(items);
    }

    private List<Source> sources() {
        return evidence.stream().map(this::source).toList();
    }

    /** A protected source is known by who it is: two officials are two, however they are described. */
    private Source source(Evidence source) {
        EvidenceItem item = source.item();
        String origin = item.origin() == null ? null : WebSite.nameOf(item.origin());
        SourceName name = item.protectedSource() ? kept.names().get(source.id()) : null;
        return name == null
                ? new Source(
                        WebSite.nameOf(item.publisher()),
                        item.address().map(WebAddress::site).orElse(null),
                        origin,
                        item.primary())
                : new Source(name.name(), null, origin, item.primary());
    }

    /** Whether the address is one where the claim itself appeared. */
    boolean isAppearance(WebAddress address) {
        return claim.claim().appearances().stream()
                .flatMap(appearance -> appearance.url() == null
                        ? Stream.<WebAddress>empty()
                        : WebAddress.parse(appearance.url()).stream())
                .anyMatch(address::samePageAs);
    }

    /** How many people wrote what stands on the page, or once did. */
    int checkedBy() {
        return authors.size();
    }

    /** Voids the approvals that hold, and says how many those were. */
    int voidApprovals(String because, Instant at) {
        return voidApprovals(approval -> true, because, at);
    }

    /** Voids the approvals that hold but are of another content than this one, and says how many those were. */
    int voidOutdatedApprovals(String because, Instant at) {
        return voidApprovals(approval -> !isOfThisContent(approval), because, at);
    }

    /** Voids an approval that holds although the same person has written something since that readers do not see. */
    int voidApprovalsBy(Person author, Instant at) {
        return voidApprovals(approval -> approval.editor().sub().equals(author.sub()), "editor-wrote", at);
    }

    /** Voids the approvals that hold of people who are kept away from approving since. */
    int voidApprovalsOfExcluded(Instant at) {
        Set<String> excluded = workflow.exclusions().stream()
                .map(Exclusion::person)
                .map(Person::sub)
                .collect(Collectors.toSet());
        return voidApprovals(approval -> excluded.contains(approval.editor().sub()), "editor-excluded", at);
    }

    private int voidApprovals(Predicate<Approval> which, String because, Instant at) {
        List<Approval> holding =
                approvals.stream().filter(Approval::holds).filter(which).toList();
        holding.forEach(approval -> approval.makeVoid(because, at));
        return holding.size();
    }
}
