package org.plumbline.review.reader;

import org.plumbline.kit.web.Shown;

/**
 * How long things are kept and held open for readers, in words of their language.
 *
 * @param form how long a form can be left open
 * @param contact after which the address that waits for an answer is deleted
 * @param unconfirmed how long a subscription waits for its confirmation
 */
public record Periods(String form, String contact, String unconfirmed) {

    /** As the operator has set them. */
    public static Periods of(ReadersConfig config, String language) {
        return new Periods(
                Shown.duration(config.longestTyping(), language),
                Shown.duration(config.keepContact(), language),
                Shown.duration(config.keepUnconfirmed(), language));
    }
}
