package org.plumbline.review.check;

/**
 * Two checks of one claim.
 *
 * @param then when it was said: by the latest points before that day
 * @param now what somebody says who repeats its words today
 */
public record CheckResult(Assessment then, Assessment now) {}
