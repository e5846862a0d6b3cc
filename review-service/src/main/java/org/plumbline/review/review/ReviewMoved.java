package org.plumbline.review.review;

import java.time.Instant;
import java.util.UUID;

import org.plumbline.kit.identity.Person;
import org.plumbline.review.review.rule.ReviewState;

/**
 * A review came into another state; told within the transaction, after the change was written.
 *
 * @param by who brought it there
 */
public record ReviewMoved(UUID reviewId, ReviewState from, ReviewState to, Person by, Instant at) {}
