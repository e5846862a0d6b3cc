package org.plumbline.review.publication;

import java.time.Instant;

import org.plumbline.review.verdict.Kind;

/** One publication in the list of what changed and when. */
public record RevisionLine(int number, Kind kind, Instant publishedAt, String whatChanged) {}
