package org.plumbline.review.publication.feed;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.publication.PublishedVerdict;

/**
 * A part of a feed, the newest revisions first.
 *
 * @param id of the whole feed, the same for all its parts and for ever
 * @param title what is in it
 * @param self absolute address of this part
 * @param first absolute address of the newest part
 * @param next absolute address of the part with older ones, if there are any
 * @param updated when anything in this part changed last
 * @param page the page for people that shows the same
 */
record FeedPart(
        String id,
        String title,
        String self,
        String first,
        @Nullable String next,
        Instant updated,
        String page,
        List<PublishedVerdict> verdicts) {}
