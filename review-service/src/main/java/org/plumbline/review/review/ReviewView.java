package org.plumbline.review.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.review.evidence.Evidence;
import org.plumbline.review.evidence.EvidenceItem;
import org.plumbline.review.evidence.archive.ArchivedPage;
import org.plumbline.review.inbox.ClaimSnapshot;
import org.plumbline.review.inbox.Demand;
import org.plumbline.review.review.rule.Action;
import org.plumbline.review.review.rule.Actor;
import org.plumbline.review.review.rule.Decision;
import org.plumbline.review.review.rule.Priority;
import org.plumbline.review.review.rule.ReviewFacts;
import org.plumbline.review.review.rule.ReviewPolicy;
import org.plumbline.review.review.rule.ReviewState;
import org.plumbline.review.review.rule.Risk;
import org.plumbline.review.verdict.Draft;
import org.plumbline.review.verdict.Kind;
import org.plumbline.review.verdict.Verdict;

/**
 * A review as the desk sees it, with what the asking person may do on it: what the API answers and the pages show.
 *
 * @param version to be sent as {@code If-Match} with every change
 * @param assignees who leads the work on it; one person at the most
 * @param blocked why it is blocked, if it is
 * @param dropped why it was dropped, if it was
 * @param remarks what the editor who returned it wants changed
 * @param authors everybody who ever wrote part of the draft; none of them can approve it
 * @param editorsNeeded how many approvals it needs
 * @param contentHash what an approval has to name
 * @param missing what still stands between it and its publication
 * @param may each action, and if it is not possible now, why
 * @param verdict what it published, if it did
 * @param claimNotice what happened to the claim since then, if anything did
 * @param follows the verdict that it changes, if it is no first one
 * @param openedBecause why it was opened, if it is
 * @param checkers who checks it beside whoever leads
 * @param listedAt since when readers are told that the claim is being checked; null if they are not
 * @param demand how many people asked for the claim; null if claims-service told nothing of it yet
 * @param dueOn by the end of which day of the desk's time zone it is to be done; null if nobody said
 */
@Schema(name = "Review")
public record ReviewView(
        UUID id,
        UUID claimId,
        Kind kind,
        ReviewState state,
        Risk risk,
        long version,
        List<Person> assignees,
        @Nullable String blocked,
        @Nullable String dropped,
        @Nullable String remarks,
        Instant openedAt,
        Instant changedAt,
        ClaimSnapshot claim,
        Draft draft,
        List<Person> authors,
        List<Source> evidence,
        @Nullable Waiver waiver,
        List<Approved> approvals,
        int editorsNeeded,
        String contentHash,
        List<Obstacle> missing,
        Map<Action, May> may,
        @Nullable Published verdict,
        @Nullable String claimNotice,
        @Nullable UUID follows,
        @Nullable String openedBecause,
        List<Person> checkers,
        Priority priority,
        @Nullable LocalDate dueOn,
        PolicyView policy,
        RatingsView ratings,
        @Nullable Instant listedAt,
        @Nullable Demand demand) {

    /**
     * A piece of evidence.
     *
     * @param group its independence group; sources of one group count once
     * @param archive the copy of its page that was kept, if one was
     * @param files that were uploaded for it
     */
    public record Source(
            UUID id,
            int group,
            EvidenceItem item,
            Person addedBy,
            Instant addedAt,
            @Nullable ArchiveView archive,
            List<FileView> files) {}

    /**
     * An approval.
     *
     * @param holds whether it counts for the content as it stands, or did when that was published
     * @param voidedAt since when it no longer holds, if it does not
     * @param voidedBecause what happened then
     */
    public record Approved(
            Person by,
            String contentHash,
            Instant at,
            boolean holds,
            @Nullable Instant voidedAt,
            @Nullable String voidedBecause) {}

    /** A rule that stands in the way, by its name and in words. */
    public record Obstacle(String rule, String why) {}

    /**
     * Whether something is possible.
     *
     * @param rule the name of what stands against it; "role" where that is the lack of one
     * @param why the same in words
     */
    public record May(
            boolean allowed,
            @Nullable String rule,
            @Nullable String why) {

        static May of(Decision decision) {
            return switch (decision) {
                case Decision.Allowed _ -> new May(true, null, null);
                case Decision.Forbidden(String why) -> new May(false, "role", why);
                case Decision.Refused(String rule, String why) -> new May(false, rule, why);
            };
        }
    }

    /** Where the verdict stands in public. */
    public record Published(UUID id, String slug, String url) {}

    static ReviewView of(
            ReviewFile file, Actor actor, @Nullable Verdict verdict, @Nullable String url, @Nullable Demand demand) {
        Review review = file.review();
        ReviewFacts facts = file.facts();
        Person assignee = review.assignee();
        return new ReviewView(
                review.id(),
                review.claimId(),
                review.kind(),
                review.state(),
                review.risk(),
                review.version(),
                assignee == null ? List.of() : List.of(assignee),
                review.blockedReason(),
                review.droppedReason(),
                review.remarks(),
                review.openedAt(),
                review.changedAt(),
                file.claim().claim(),
                review.draft(),
                file.authors(),
                sources(file),
                review.waiver(),
                file.approvals().stream()
                        .map(approval -> approved(approval, file))
                        .toList(),
                file.bar().editorsNeeded(),
                file.contentHash(),
                ReviewPolicy.missing(facts).stream()
                        .map(refused -> new Obstacle(refused.rule(), refused.why()))
                        .toList(),
                may(actor, facts),
                verdict == null || url == null ? null : new Published(verdict.id(), verdict.slug(), url),
                review.claimNotice(),
                review.verdictId(),
                review.openedBecause(),
                file.workflow().checkers(),
                review.priority(),
                review.dueOn(),
                PolicyView.of(file),
                RatingsView.of(file),
                review.listedAt(),
                demand);
    }

    private static List<Source> sources(ReviewFile file) {
        List<Integer> groups = file.groups();
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            Evidence evidence = file.evidence().get(i);
            EvidenceItem item = evidence.item();
            ArchivedPage page = file.kept().page(item.archive());
            sources.add(new Source(
                    evidence.id(),
                    groups.get(i),
                    item,
                    evidence.addedBy(),
                    evidence.addedAt(),
                    page == null ? null : ArchiveView.of(page),
                    file.kept().filesOf(item).map(FileView::of).toList()));
        }
        return sources;
    }

    private static Approved approved(Approval approval, ReviewFile file) {
        boolean current = file.review().state() == ReviewState.PUBLISHED
                || approval.contentHash().equals(file.contentHash());
        return new Approved(
                approval.editor(),
                approval.contentHash(),
                approval.approvedAt(),
                approval.holds() && current,
                approval.voidedAt(),
                approval.voidedBecause());
    }

    private static Map<Action, May> may(Actor actor, ReviewFacts facts) {
        Map<Action, May> may = new EnumMap<>(Action.class);
        for (Action action : Action.values()) {
            may.put(action, May.of(ReviewPolicy.may(action, actor, facts)));
        }
        return may;
    }
}
