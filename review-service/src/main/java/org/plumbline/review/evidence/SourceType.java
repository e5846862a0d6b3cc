package org.plumbline.review.evidence;

/** What kind of thing a source is. */
public enum SourceType {
    REPORT,
    DATASET,
    DOCUMENT,
    STATEMENT,
    MEDIA,
    OTHER
}
