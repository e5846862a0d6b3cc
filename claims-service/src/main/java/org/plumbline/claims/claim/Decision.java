package org.plumbline.claims.claim;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;

/** Who accepted, rejected or merged a claim, when and, for a rejection, why. */
public record Decision(Person by, Instant at, @Nullable Rejection rejection) {}
