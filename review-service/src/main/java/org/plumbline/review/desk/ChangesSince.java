package org.plumbline.review.desk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.review.desk.ContentChanges.Told;
import org.plumbline.review.inbox.ClaimSnapshot;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.PublishedVerdicts;
import org.plumbline.review.review.ApprovedContents;
import org.plumbline.review.review.DraftHistory;
import org.plumbline.review.review.DraftHistory.Revision;
import org.plumbline.review.review.ReadReview;
import org.plumbline.review.review.ReviewView;
import org.plumbline.review.review.ReviewView.Approved;
import org.plumbline.review.review.rule.Actor;
import org.plumbline.review.review.rule.ReviewState;
import org.plumbline.review.verdict.CanonicalJson;
import org.plumbline.review.verdict.Content;
import org.plumbline.review.verdict.Draft;
import org.plumbline.review.verdict.PublicVerdict;

/** Tells whoever approves what they need not read again: what changed since they, or others, read the whole of it. */
@RequestScoped
class ChangesSince {

    private final ReadReview reading;
    private final ApprovedContents contents;
    private final DraftHistory history;
    private final PublishedVerdicts verdicts;
    private final CurrentUser user;
    private final DeskTime time;

    ChangesSince(
            ReadReview reading,
            ApprovedContents contents,
            DraftHistory history,
            PublishedVerdicts verdicts,
            CurrentUser user,
            DeskTime time) {
        this.reading = reading;
        this.contents = contents;
        this.history = history;
        this.verdicts = verdicts;
        this.user = user;
        this.time = time;
    }

    /** Since the last approval, one's own before others', and since what is published; nothing once it is decided. */
    List<Since> of(UUID id) {
        ReviewView review = reading.read(id, new Actor(user.person(), user.roles()));
        if (review.state() == ReviewState.PUBLISHED || review.state() == ReviewState.DROPPED) {
            return List.of();
        }
        Content now = contents.standing(id);
        return Stream.concat(
                        approval(review.approvals()).map(last -> since(id, last, now)).stream(),
                        Optional.ofNullable(review.follows())
                                .flatMap(verdicts::byId)
                                .map(verdict -> since(verdict, now))
                                .stream())
                .toList();
    }

    /** Void or not: what they read is what they read. */
    private Optional<Approved> approval(List<Approved> oldestFirst) {
        List<Approved> own = oldestFirst.stream().filter(this::isOwn).toList();
        List<Approved> among = own.isEmpty() ? oldestFirst : own;
        return among.isEmpty() ? Optional.empty() : Optional.of(among.getLast());
    }

    private boolean isOwn(Approved approval) {
        return approval.by().sub().equals(user.person().sub());
    }

    private Since since(UUID id, Approved approval, Content now) {
        Optional<Content> then = contents.of(approval.contentHash());
        return new Since(
                "since-approval",
                time.of(approval.at()),
                isOwn(approval) ? null : approval.by().name(),
                null,
                then.map(content -> ContentChanges.between(told(content, content.draft()), told(now, now.draft())))
                        .or(() -> drafts(id, approval, now))
                        .orElse(null),
                then.isEmpty(),
                approval.contentHash().equals(now.hash()));
    }

    /** Approvals from before contents were kept: of those the draft is known, as every text of it is. */
    private Optional<ContentChanges> drafts(UUID id, Approved approval, Content now) {
        return history.at(id, approval.at())
                .map(Revision::draft)
                .map(then -> ContentChanges.ofDrafts(then, now.draft()));
    }

    private Since since(PublishedVerdict published, Content now) {
        PublicVerdict stood = published.content();
        Draft draft = new Draft(
                stood.rating().slug(),
                stood.headline(),
                stood.summary(),
                stood.body(),
                stood.methodology(),
                stood.language(),
                stood.ratingNow() == null ? null : stood.ratingNow().slug(),
                null);
        ContentChanges changes = ContentChanges.between(
                new Told(draft, stood.evidence(), stood.claim(), stood.waiver(), stood.figures()),
                told(now, withoutNote(now.draft())));
        return new Since(
                "since-publication", time.of(published.publishedAt()), null, published, changes, false, changes.none());
    }

    /** What changed and why is said of each revision anew. */
    private static Draft withoutNote(Draft draft) {
        return new Draft(
                draft.rating(),
                draft.headline(),
                draft.summary(),
                draft.body(),
                draft.methodology(),
                draft.language(),
                draft.ratingNow(),
                null);
    }

    private static Told told(Content content, Draft draft) {
        return new Told(
                draft,
                content.evidence(),
                CanonicalJson.read(content.claim().toString(), ClaimSnapshot.class),
                content.waiver(),
                content.figures());
    }
}
