package org.plumbline.review.review;

import java.util.UUID;

import org.plumbline.review.review.rule.Actor;

/**
 * What every change of a review says.
 *
 * @param reviewId which review
 * @param version which version of it the actor saw
 * @param actor who changes it
 */
public record Change(UUID reviewId, long version, Actor actor) {}
