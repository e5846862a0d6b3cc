package org.plumbline.review.publication;

import org.plumbline.kit.web.Shown;
import org.plumbline.review.log.Logged;

/**
 * Where a published revision stands in the log, as a page shows it.
 *
 * @param index which leaf, from 0, in the numerals of the page
 * @param hash of the leaf, in hexadecimal
 * @param proof path of what shows it
 */
public record LoggedRevision(String index, String hash, String proof) {

    public static LoggedRevision of(PublishedVerdict verdict, Logged logged) {
        return new LoggedRevision(
                Shown.number(logged.index(), PageLanguage.of(verdict.content().language())),
                logged.hash(),
                "/log/verdicts/" + verdict.slug() + "/" + verdict.revision());
    }
}
