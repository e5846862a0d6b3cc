package org.plumbline.kit.identity;

/**
 * Somebody who acts.
 *
 * @param sub the token's subject, which identifies a person everywhere and for ever
 * @param name how the person is shown at the time
 */
public record Person(String sub, String name) {

    /** The service itself, where it acts on an event and nobody asked. */
    public static final Person SYSTEM = new Person("system", "Plumbline");
}
