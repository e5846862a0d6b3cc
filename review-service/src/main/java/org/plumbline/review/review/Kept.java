package org.plumbline.review.review;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.evidence.EvidenceItem;
import org.plumbline.review.evidence.SourceName;
import org.plumbline.review.evidence.archive.ArchivedPage;
import org.plumbline.review.evidence.upload.EvidenceFile;

/**
 * What was kept for the evidence of a review, whether a source refers to it or not.
 *
 * @param pages that were looked up, by their ids
 * @param files that were uploaded, by their ids
 * @param names of protected sources, by the id of the evidence
 */
record Kept(Map<UUID, ArchivedPage> pages, Map<UUID, EvidenceFile> files, Map<UUID, SourceName> names) {

    @Nullable
    ArchivedPage page(@Nullable UUID id) {
        return id == null ? null : pages.get(id);
    }

    Stream<EvidenceFile> filesOf(EvidenceItem item) {
        return item.files().stream().map(files::get).filter(Objects::nonNull);
    }
}
