package org.plumbline.claims.claim;

import org.jspecify.annotations.Nullable;

/**
 * Which claims are asked for; null does not restrict.
 *
 * @param language a BCP 47 tag; {@code ar} also finds {@code ar-EG}
 * @param words found anywhere in the text, the restatement or the claimant's name, in either case
 * @param submittedBy the {@code sub} of who sent it in
 */
public record ClaimFilter(
        @Nullable ClaimState state,
        @Nullable String topic,
        @Nullable String language,
        @Nullable String words,
        @Nullable String submittedBy) {}
