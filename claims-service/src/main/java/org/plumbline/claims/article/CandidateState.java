package org.plumbline.claims.article;

/** What the desk decided about a candidate; one that was accepted has become a claim. */
public enum CandidateState {
    OPEN,
    ACCEPTED,
    DISMISSED
}
