package org.plumbline.review.review;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.hash.Sha256;
import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.Upload;
import org.plumbline.review.evidence.cleaning.CleanFile;
import org.plumbline.review.evidence.cleaning.FileCleaner;
import org.plumbline.review.review.rule.Actor;

/** Takes in a picture or a document; what is kept is made anew of it, the original is not. */
@ApplicationScoped
public class UploadEvidence {

    private final KeepForEvidence keep;
    private final FileCleaner cleaner;
    private final IdempotencyKeys keys;

    UploadEvidence(KeepForEvidence keep, FileCleaner cleaner, IdempotencyKeys keys) {
        this.keep = keep;
        this.cleaner = cleaner;
        this.keys = keys;
    }

    /**
     * Cleans the file and keeps it, in no transaction but the last step.
     *
     * @return the id of the file, which a source can refer to
     * @throws ProblemException 403 or 409 if the actor may add no evidence; 413, 415, 422 or 503 as {@link
     *     FileCleaner#clean} says
     */
    public UUID upload(UUID reviewId, Upload upload, Actor actor, @Nullable String key) {
        KeepForEvidence.FileRequest request =
                new KeepForEvidence.FileRequest(reviewId, Sha256.hex(upload.content()), upload.fileName());
        keep.check(reviewId, actor);
        return keys.before(key, actor.sub(), KeepForEvidence.FILE, request).orElseGet(() -> {
            CleanFile clean = cleaner.clean(upload);
            return keep.file(request, clean, actor, key);
        });
    }
}
