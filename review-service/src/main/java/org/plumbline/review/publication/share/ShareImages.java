package org.plumbline.review.publication.share;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.enterprise.context.ApplicationScoped;

import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.site.Site;

/** The pictures of verdicts: drawn when first asked for, one at a time, and the last ones kept. */
@ApplicationScoped
class ShareImages {

    /** Of about 30 kB each. */
    private static final int KEPT = 200;

    /** What a picture is of: something that was removed by law has given the revision another hash. */
    private record Drawn(UUID revision, String hash) {}

    private final Site site;
    private final ReentrantLock drawing = new ReentrantLock();
    private final Map<Drawn, byte[]> drawn = new LinkedHashMap<>(KEPT, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Drawn, byte[]> eldest) {
            return size() > KEPT;
        }
    };

    ShareImages(Site site) {
        this.site = site;
    }

    /** The verdict's picture as PNG, 1200 by 630 pixels. */
    byte[] of(PublishedVerdict verdict) {
        drawing.lock();
        try {
            return drawn.computeIfAbsent(
                    new Drawn(verdict.revisionId(), verdict.hash()), what -> ShareImage.png(verdict, site.deskName()));
        } finally {
            drawing.unlock();
        }
    }
}
