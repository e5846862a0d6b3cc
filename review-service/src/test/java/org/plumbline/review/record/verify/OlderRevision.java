package org.plumbline.review.record.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A revision as the first form of them had it: without {@code kind}, {@code ratingNow} and {@code figures}, without
 * {@code claimantDetail} and {@code negated} in the claim, and without {@code author}, {@code archive} and
 * {@code protectedSource} in the evidence.
 */
final class OlderRevision {

    private OlderRevision() {}

    /** As canonical JSON. */
    static String snapshot() {
        try (InputStream file = OlderRevision.class.getResourceAsStream("/record/revision-of-the-first-form.json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
