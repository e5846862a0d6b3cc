package org.plumbline.gateway.cache;

import org.jspecify.annotations.Nullable;

/** What came of asking a service. */
sealed interface Fetched {

    /** An answer for everybody who asked. */
    record Kept(Stored stored) implements Fetched {}

    /** An answer that is not for keeping: everybody has to ask for themselves. */
    record NotForKeeping() implements Fetched {}

    /**
     * None, or an error.
     *
     * @param instead what was kept, labelled; null if there is nothing, or it is too old
     * @param silent whether the service said nothing, so that asking it again would only take as long again
     */
    record Failed(@Nullable Stored instead, boolean silent) implements Fetched {}
}
