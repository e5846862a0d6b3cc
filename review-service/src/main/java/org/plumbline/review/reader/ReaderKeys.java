package org.plumbline.review.reader;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.plumbline.kit.form.FormStamp;
import org.plumbline.kit.hash.HmacSha256;

/** The keys for each purpose, made of the one that is configured: none of them tells another. */
@ApplicationScoped
class ReaderKeys {

    private static final int SHORTEST = 32;

    private final byte[] root;

    ReaderKeys(ReadersConfig config) {
        if (config.key().length() < SHORTEST) {
            throw new IllegalArgumentException("plumbline.readers.key must have at least " + SHORTEST + " characters");
        }
        root = config.key().getBytes(StandardCharsets.UTF_8);
    }

    /** 256 bits. */
    byte[] of(String purpose) {
        return HmacSha256.of(root, purpose);
    }

    @Produces
    @Singleton
    FormStamp stamps(ReadersConfig config) {
        return new FormStamp(HexFormat.of().formatHex(of("forms")), config.shortestTyping(), config.longestTyping());
    }
}
