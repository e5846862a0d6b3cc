package org.plumbline.review.evidence;

/** What a source says of the claim. */
public enum Stance {
    SUPPORTS,
    REFUTES,
    CONTEXT
}
