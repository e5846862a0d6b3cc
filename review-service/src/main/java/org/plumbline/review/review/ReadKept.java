package org.plumbline.review.review;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.plumbline.review.evidence.ProtectedSources;
import org.plumbline.review.evidence.SourceName;
import org.plumbline.review.evidence.archive.ArchivedPages;
import org.plumbline.review.evidence.upload.EvidenceFiles;

/** Tells the desk what was kept for the evidence of a review, whether a source refers to it or not. */
@ApplicationScoped
public class ReadKept {

    private final ArchivedPages pages;
    private final EvidenceFiles uploads;
    private final ProtectedSources names;

    ReadKept(ArchivedPages pages, EvidenceFiles uploads, ProtectedSources names) {
        this.pages = pages;
        this.uploads = uploads;
        this.names = names;
    }

    /** The pages that were looked up, by their ids. */
    @Transactional
    public Map<UUID, ArchiveView> pages(UUID reviewId) {
        return pages.of(reviewId).values().stream()
                .map(ArchiveView::of)
                .collect(Collectors.toMap(ArchiveView::id, page -> page));
    }

    /** The files that were uploaded, by their ids. */
    @Transactional
    public Map<UUID, FileView> files(UUID reviewId) {
        return uploads.of(reviewId).values().stream()
                .map(FileView::of)
                .collect(Collectors.toMap(FileView::id, file -> file));
    }

    /** Who protected sources are, by the id of the evidence; to be shown to those only who work on reviews. */
    @Transactional
    public Map<UUID, SourceName> names(UUID reviewId) {
        return names.of(reviewId);
    }
}
