package org.plumbline.review.review;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;

import org.plumbline.kit.files.FileStore;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.FileAnswer;
import org.plumbline.review.evidence.archive.ArchivedPage;
import org.plumbline.review.evidence.archive.ArchivedPages;
import org.plumbline.review.evidence.cleaning.FileKind;
import org.plumbline.review.evidence.upload.EvidenceFile;
import org.plumbline.review.evidence.upload.EvidenceFiles;

/** Hands out what was kept of pages and uploads: pictures to be looked at, all else to be saved and never to be shown. */
@ApplicationScoped
public class HandOutKept {

    private static final String WARC = "application/warc";

    private final ArchivedPages pages;
    private final EvidenceFiles uploads;
    private final FileStore store;

    HandOutKept(ArchivedPages pages, EvidenceFiles uploads, FileStore store) {
        this.pages = pages;
        this.uploads = uploads;
        this.store = store;
    }

    /**
     * The copy of a page.
     *
     * @throws ProblemException 404 if none of this id was kept for the review
     */
    @Transactional
    public Response page(UUID reviewId, UUID id) {
        ArchivedPage page = pages.of(reviewId).get(id);
        if (page == null) {
            throw ProblemException.notFound("archived page", id);
        }
        return FileAnswer.download(content(page.sha256()), WARC, "page-" + id + ".warc.gz");
    }

    /**
     * An uploaded file.
     *
     * @throws ProblemException 404 if none of this id was uploaded for the review
     */
    @Transactional
    public Response file(UUID reviewId, UUID id) {
        EvidenceFile file = uploads.of(reviewId).get(id);
        if (file == null) {
            throw ProblemException.notFound("file", id);
        }
        byte[] content = content(file.sha256());
        return FileKind.isPicture(file.mediaType())
                ? FileAnswer.picture(content, file.mediaType(), file.name())
                : FileAnswer.download(content, file.mediaType(), file.name());
    }

    private byte[] content(String sha256) {
        return store.get(sha256).orElseThrow(() -> ProblemException.notFound("file", sha256));
    }
}
