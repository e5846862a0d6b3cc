package org.plumbline.review.review;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.audit.Changes;
import org.plumbline.kit.identity.Person;
import org.plumbline.review.evidence.Evidence;
import org.plumbline.review.evidence.EvidenceItem;
import org.plumbline.review.evidence.SourceName;
import org.plumbline.review.review.rule.ReviewState;
import org.plumbline.review.review.rule.Risk;
import org.plumbline.review.verdict.Draft;
import org.plumbline.review.verdict.Kind;

/**
 * A review as the audit trail sees it, taken before a change and after it: what differs is what was changed. So no use
 * case can forget to say it.
 *
 * @param withdrawn true once the claim's acceptance was taken back
 * @param assignee sub, as people are named by nothing else in what was changed
 * @param names of protected sources, of which the trail is told only that they changed
 * @param listed true while readers are told that the claim is being checked
 * @param kind of a review that changes a verdict, as it can turn out to be another one; null of any other
 * @param figures which quantity is checked by which series
 * @param tolerance what opens a recheck, in words; null where the series say it
 * @param approvals subs of those whose approval holds, the oldest first
 */
record Trace(
        @Nullable ReviewState state,
        @Nullable Risk risk,
        @Nullable String assignee,
        @Nullable String blocked,
        @Nullable String dropped,
        @Nullable String remarks,
        @Nullable Boolean withdrawn,
        @Nullable String claimNotice,
        @Nullable String waiver,
        @Nullable Draft draft,
        Map<UUID, EvidenceItem> evidence,
        List<String> approvals,
        Map<UUID, SourceName> names,
        WorkflowTrace workflow,
        List<String> figures,
        @Nullable String tolerance,
        @Nullable Boolean listed,
        @Nullable Kind kind) {

    /** Before there was a review. */
    static final Trace NOTHING = new Trace(
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Map.of(),
            List.of(),
            Map.of(),
            WorkflowTrace.NOTHING,
            List.of(),
            null,
            null,
            null);

    static Trace of(ReviewFile file) {
        Map<UUID, EvidenceItem> evidence = new LinkedHashMap<>();
        for (Evidence one : file.evidence()) {
            evidence.put(one.id(), one.item());
        }
        List<String> approvals = file.approvals().stream()
                .filter(Approval::holds)
                .map(approval -> approval.editor().sub())
                .toList();
        return of(
                file.review(),
                evidence,
                approvals,
                file.kept().names(),
                file.workflow(),
                figures(file),
                file.tolerance().words());
    }

    /** A review that was just opened. */
    static Trace of(Review review, Workflow workflow) {
        return of(review, Map.of(), List.of(), Map.of(), workflow, List.of(), null);
    }

    private static Trace of(
            Review review,
            Map<UUID, EvidenceItem> evidence,
            List<String> approvals,
            Map<UUID, SourceName> names,
            Workflow workflow,
            List<String> figures,
            @Nullable String tolerance) {
        Person assignee = review.assignee();
        Waiver waiver = review.waiver();
        return new Trace(
                review.state(),
                review.risk(),
                assignee == null ? null : assignee.sub(),
                review.blockedReason(),
                review.droppedReason(),
                review.remarks(),
                review.isWithdrawn() ? true : null,
                review.claimNotice(),
                waiver == null ? null : waiver.reason(),
                review.draft(),
                evidence,
                approvals,
                names,
                WorkflowTrace.of(review, workflow),
                figures,
                tolerance,
                review.listedAt() == null ? null : true,
                review.kind() == Kind.INITIAL ? null : review.kind());
    }

    /** The points that a check rests on are told by when they were known. */
    private static List<String> figures(ReviewFile file) {
        return file.figures().stream()
                .flatMap(one -> one.series().stream()
                        .map(line -> one.quantity() + " by " + line.id() + ", known by " + one.knownBy()))
                .toList();
    }

    /** What changed from here to there. */
    Changes to(Trace after) {
        Changes changes = new Changes()
                .add("state", state, after.state)
                .add("risk", risk, after.risk)
                .add("assignee", assignee, after.assignee)
                .add("blocked", blocked, after.blocked)
                .add("dropped", dropped, after.dropped)
                .add("remarks", remarks, after.remarks)
                .add("withdrawn", withdrawn, after.withdrawn)
                .add("claimNotice", claimNotice, after.claimNotice)
                .add("waiver", waiver, after.waiver)
                .add("approvals", approvals, after.approvals)
                .add("figures", figures, after.figures)
                .add("tolerance", tolerance, after.tolerance)
                .add("listed", listed, after.listed)
                .add("kind", kind, after.kind);
        workflow.addTo(changes, after.workflow);
        draft(changes, draft, after.draft);
        Set<UUID> sources = new HashSet<>(evidence.keySet());
        sources.addAll(after.evidence.keySet());
        for (UUID source : sources) {
            evidence(changes, source, evidence.get(source), after.evidence.get(source));
            changes.addWithheld("evidence/" + source + "/protectedName", names.get(source), after.names.get(source));
        }
        return changes;
    }

    private static void draft(Changes changes, @Nullable Draft before, @Nullable Draft after) {
        Draft from = before == null ? new Draft(null, null, null, null, null, "") : before;
        Draft to = after == null ? new Draft(null, null, null, null, null, "") : after;
        changes.add("rating", from.rating(), to.rating())
                .add("headline", from.headline(), to.headline())
                .add("summary", from.summary(), to.summary())
                // Each version of the draft is kept whole in draft_revision.
                .addLong("body", from.body(), to.body())
                .addLong("methodology", from.methodology(), to.methodology())
                .add("ratingNow", from.ratingNow(), to.ratingNow())
                .add("changeNote", from.changeNote(), to.changeNote())
                .add("language", before == null ? null : from.language(), after == null ? null : to.language());
    }

    private static void evidence(
            Changes changes, UUID id, @Nullable EvidenceItem before, @Nullable EvidenceItem after) {
        String field = "evidence/" + id + "/";
        changes.add(field + "publisher", of(before, EvidenceItem::publisher), of(after, EvidenceItem::publisher))
                .add(field + "title", of(before, EvidenceItem::title), of(after, EvidenceItem::title))
                .add(field + "author", of(before, EvidenceItem::author), of(after, EvidenceItem::author))
                .add(field + "url", of(before, EvidenceItem::url), of(after, EvidenceItem::url))
                .add(field + "publishedOn", of(before, EvidenceItem::publishedOn), of(after, EvidenceItem::publishedOn))
                .add(field + "type", of(before, EvidenceItem::type), of(after, EvidenceItem::type))
                .add(field + "primary", of(before, EvidenceItem::primary), of(after, EvidenceItem::primary))
                .add(
                        field + "protectedSource",
                        of(before, EvidenceItem::protectedSource),
                        of(after, EvidenceItem::protectedSource))
                .add(field + "stance", of(before, EvidenceItem::stance), of(after, EvidenceItem::stance))
                .add(field + "quote", of(before, EvidenceItem::quote), of(after, EvidenceItem::quote))
                .add(field + "figure", of(before, EvidenceItem::figure), of(after, EvidenceItem::figure))
                .add(field + "origin", of(before, EvidenceItem::origin), of(after, EvidenceItem::origin))
                // May name somebody who must not be named.
                .addWithheld(field + "notes", of(before, EvidenceItem::notes), of(after, EvidenceItem::notes))
                .add(field + "archive", of(before, EvidenceItem::archive), of(after, EvidenceItem::archive))
                .add(field + "files", of(before, EvidenceItem::files), of(after, EvidenceItem::files))
                .add(field + "position", of(before, EvidenceItem::position), of(after, EvidenceItem::position));
    }

    private static <T> @Nullable T of(@Nullable EvidenceItem item, Part<T> part) {
        return item == null ? null : part.of(item);
    }

    /** A part of what is said of a source. */
    @FunctionalInterface
    private interface Part<T> {

        @Nullable
        T of(EvidenceItem item);
    }
}
