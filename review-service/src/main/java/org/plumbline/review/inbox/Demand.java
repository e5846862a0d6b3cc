package org.plumbline.review.inbox;

import java.time.Instant;

/**
 * How many people asked for a claim.
 *
 * @param asOf when claims-service said so
 */
public record Demand(int people, Instant asOf) {}
