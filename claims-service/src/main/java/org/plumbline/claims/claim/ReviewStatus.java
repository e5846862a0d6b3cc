package org.plumbline.claims.claim;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * How far the review of a claim is, as review-service last told.
 *
 * @param state null until review-service has opened it
 * @param since when it came into this state
 */
public record ReviewStatus(
        UUID id, @Nullable String state, @Nullable Instant since) {}
