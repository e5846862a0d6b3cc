package org.plumbline.review.review;

/** Why a review was opened. */
public enum Kind {
    INITIAL,
    UPDATE,
    CORRECTION,
    RECHECK,
    RETRACTION
}
