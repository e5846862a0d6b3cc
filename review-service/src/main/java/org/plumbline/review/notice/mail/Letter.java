package org.plumbline.review.notice.mail;

import java.util.Map;
import java.util.UUID;

/**
 * A mail, ready to be sent.
 *
 * @param id by which a receiver knows that two are the same
 * @param address of the one recipient
 * @param subject one line
 * @param headers further ones, of our own words in ASCII
 */
public record Letter(UUID id, String address, String subject, String plain, String html, Map<String, String> headers) {

    public Letter {
        headers = Map.copyOf(headers);
    }

    Letter(UUID id, String address, String subject, String plain, String html) {
        this(id, address, subject, plain, html, Map.of());
    }
}
