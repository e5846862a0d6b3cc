package org.plumbline.review.review;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.evidence.Link;
import org.plumbline.review.evidence.WebAddress;
import org.plumbline.review.evidence.archive.ArchivedPages;
import org.plumbline.review.evidence.archive.FoundPage;
import org.plumbline.review.evidence.cleaning.CleanFile;
import org.plumbline.review.evidence.upload.EvidenceFile;
import org.plumbline.review.evidence.upload.EvidenceFiles;
import org.plumbline.review.review.rule.Action;
import org.plumbline.review.review.rule.Actor;

/**
 * Notes what was fetched or uploaded for the evidence of a review. The review itself does not change by it, nor does its
 * version: a source that refers to it comes later.
 */
@ApplicationScoped
class KeepForEvidence {

    static final String PAGE = "archive-page";
    static final String FILE = "upload-file";

    private final ReviewFiles files;
    private final ReviewChanges changes;
    private final ArchivedPages pages;
    private final EvidenceFiles uploads;
    private final IdempotencyKeys keys;
    private final Audit audit;
    private final Clock clock;

    KeepForEvidence(
            ReviewFiles files,
            ReviewChanges changes,
            ArchivedPages pages,
            EvidenceFiles uploads,
            IdempotencyKeys keys,
            Audit audit,
            Clock clock) {
        this.files = files;
        this.changes = changes;
        this.pages = pages;
        this.uploads = uploads;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /** What an idempotency key of a page stands for. */
    record PageRequest(UUID reviewId, Link link) {}

    /** What an idempotency key of a file stands for. */
    record FileRequest(UUID reviewId, String sha256, String name) {}

    /** Says why not, before anything is fetched or read, if the actor may add no evidence now. */
    @Transactional
    void check(UUID reviewId, Actor actor) {
        changes.require(files.toRead(reviewId), Action.ADD_EVIDENCE, actor);
    }

    /** As {@link #check(UUID, Actor)}, and whether the claim appeared there. */
    @Transactional
    void check(UUID reviewId, Actor actor, Link link) {
        ReviewFile file = files.toRead(reviewId);
        changes.require(file, Action.ADD_EVIDENCE, actor);
        WebAddress.parse(link.url()).ifPresent(address -> refuseAppearance(file, address));
    }

    @Transactional
    UUID page(PageRequest request, FoundPage page, Actor actor, @Nullable String key) {
        return keys.once(key, actor.sub(), PAGE, request, () -> {
            ReviewFile file = files.toRead(request.reviewId());
            changes.require(file, Action.ADD_EVIDENCE, actor);
            WebAddress.parse(page.finalUrl()).ifPresent(address -> refuseAppearance(file, address));
            UUID id = pages.add(request.reviewId(), page, actor.person()).id();
            audit.record(
                    actor.person(),
                    "page.archived",
                    request.reviewId(),
                    Map.of("archiveId", id, "url", page.finalUrl(), "sha256", page.sha256()));
            return id;
        });
    }

    @Transactional
    UUID file(FileRequest request, CleanFile clean, Actor actor, @Nullable String key) {
        return keys.once(key, actor.sub(), FILE, request, () -> {
            changes.require(files.toRead(request.reviewId()), Action.ADD_EVIDENCE, actor);
            EvidenceFile kept = uploads.add(request.reviewId(), clean, actor.person(), clock.instant());
            audit.record(
                    actor.person(),
                    "file.uploaded",
                    request.reviewId(),
                    Map.of("fileId", kept.id(), "mediaType", kept.mediaType(), "sha256", kept.sha256()));
            return kept.id();
        });
    }

    static void refuseAppearance(ReviewFile file, WebAddress address) {
        if (file.isAppearance(address)) {
            throw ProblemException.rule(
                    "appearance-is-not-evidence",
                    "The claim appeared at this address: that it was said there is no evidence that it is so.");
        }
    }
}
