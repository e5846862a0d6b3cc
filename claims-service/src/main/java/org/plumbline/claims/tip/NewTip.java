package org.plumbline.claims.tip;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Appearance;

/**
 * A tip that can be taken in.
 *
 * @param text 1 to 2,000 UTF-16 units with words in it
 * @param language BCP 47
 * @param seen where it was seen
 * @param people how many asked, from 1 to {@value #MOST_PEOPLE}
 */
record NewTip(String text, String language, @Nullable Appearance seen, int people) {

    static final int MOST_PEOPLE = 10_000;
}
