package org.plumbline.claims.quantity.reading;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;

/**
 * What is known about a text before it is read; it fills what a sentence leaves out.
 *
 * @param published when the text was published: "October 7" is the last one up to then
 * @param place where the text is about, for figures that name no place
 * @param subject who the text is about, for figures that do not say of whom
 */
public record Context(
        @Nullable PartialDate published,
        @Nullable String place,
        @Nullable String subject) {

    /** Nothing is known. */
    public static final Context NONE = new Context(null, null, null);

    public static Context published(PartialDate published) {
        return new Context(published, null, null);
    }
}
