package org.plumbline.claims.claim;

import java.time.Instant;

/**
 * The published verdict on a claim, as review-service last told.
 *
 * @param url absolute
 * @param rating its slug, e.g. {@code mostly-true}
 * @param publishedAt when this revision was published
 */
public record Verdict(String url, String rating, String headline, int revision, Instant publishedAt) {}
