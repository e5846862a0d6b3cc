package org.plumbline.review.record;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.web.Shown;
import org.plumbline.review.log.LoggedKey;
import org.plumbline.review.publication.page.Translation;

/**
 * The page about the log: texts ready to print.
 *
 * @param translation the same in the other language, with what was typed
 * @param itself in both languages, without what was typed
 * @param typed the address that was asked for
 * @param missed whether there is nothing at it
 * @param found what is
 * @param example what such an address looks like
 * @param command what the program is to be told
 * @param size how many leaves the log has, in the numerals of the page
 * @param one whether that is one
 * @param note the newest checkpoint
 * @param tile the newest hashes of its lowest level, below {@code tile/}
 */
public record LogPage(
        String language,
        Translation translation,
        Translation itself,
        String typed,
        boolean missed,
        @Nullable Found found,
        String example,
        String command,
        String size,
        boolean one,
        @Nullable String note,
        @Nullable String tile,
        List<Key> keys) {

    /**
     * A verdict that is in the log.
     *
     * @param index which leaf, from 0, in the numerals of the page
     * @param hash of the leaf, in hexadecimal
     * @param proof path of what shows it
     */
    public record Found(int revision, String index, String hash, String proof) {}

    /**
     * A key, and from when to when it signed.
     *
     * @param until none if it still does
     */
    public record Key(String words, String since, @Nullable String until) {

        static Key of(LoggedKey key, String language) {
            Instant last = key.lastSignedAt();
            return new Key(
                    key.key(),
                    Shown.date(key.addedAt(), language),
                    key.current() || last == null ? null : Shown.date(last, language));
        }
    }
}
