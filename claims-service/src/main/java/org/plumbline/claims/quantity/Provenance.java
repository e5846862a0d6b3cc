package org.plumbline.claims.quantity;

/** Where a field of a quantity comes from: the sentence itself, the text around it, or an assumption. */
public enum Provenance {
    STATED,
    CONTEXT,
    ASSUMED
}
