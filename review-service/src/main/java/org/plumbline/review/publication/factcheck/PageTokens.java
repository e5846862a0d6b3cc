package org.plumbline.review.publication.factcheck;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.hash.Sha256;

/** Where a list goes on. A token holds a place and a hash of the question, since it is good for that question alone. */
final class PageTokens {

    /** What is further down than that nobody pages to. */
    static final int FURTHEST = 1_000_000;

    private static final Pattern CONTENT = Pattern.compile("([0-9]{1,7})\\.([0-9a-f]{16})");

    private PageTokens() {}

    static String of(int offset, String question) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((offset + "." + hash(question)).getBytes(StandardCharsets.US_ASCII));
    }

    /** The place; empty if the token is none, or one of another question. */
    static Optional<Integer> read(@Nullable String token, String question) {
        try {
            Matcher content = CONTENT.matcher(
                    new String(Base64.getUrlDecoder().decode(token == null ? "" : token), StandardCharsets.US_ASCII));
            return content.matches() && content.group(2).equals(hash(question))
                    ? Optional.of(Math.min(FURTHEST, Integer.parseInt(content.group(1))))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static String hash(String question) {
        return Sha256.hex(question).substring(0, 16);
    }
}
