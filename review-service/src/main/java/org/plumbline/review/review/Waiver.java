package org.plumbline.review.review;

import java.time.Instant;

import org.plumbline.kit.identity.Person;

/** An editor's leave to publish without the sources that rule 3 asks for; the reason is printed on the page. */
public record Waiver(String reason, Person by, Instant at) {}
