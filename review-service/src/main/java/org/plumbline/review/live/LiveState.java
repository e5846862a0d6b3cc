package org.plumbline.review.live;

import java.util.List;
import java.util.UUID;

/**
 * What an open page wants to hear of.
 *
 * @param version of the review
 * @param remarks a number that grows with everything that happens to its remarks
 * @param people who has it open, each page once
 */
record LiveState(UUID reviewId, long version, long remarks, List<Reader> people) {

    /**
     * Somebody with an open page.
     *
     * @param typing whether they wrote in the draft a few seconds ago
     */
    record Reader(String sub, String name, boolean typing) {}
}
