package org.plumbline.claims.claimant;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Who a claimant is.
 *
 * @param wikidata its item at Wikidata, e.g. {@code Q42}
 */
public record Profile(
        String name,
        ClaimantKind kind,
        @Nullable String wikidata,
        @Nullable String description) {

    /** What an item of Wikidata is called. */
    public static final Pattern WIKIDATA = Pattern.compile("Q[1-9][0-9]{0,18}");

    public Profile {
        if (ClaimantName.key(name).isEmpty()) {
            throw new IllegalArgumentException("A claimant has a name that can be read");
        }
        if (wikidata != null && !WIKIDATA.matcher(wikidata).matches()) {
            throw new IllegalArgumentException("An item of Wikidata is a Q and a number");
        }
    }
}
