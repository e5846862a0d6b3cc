package org.plumbline.kit.identity;

/** The roles of the realm, as they stand in the token's flat claim {@code roles}. They add up. */
public final class Roles {

    public static final String FACT_CHECKER = "fact-checker";
    public static final String EDITOR = "editor";
    public static final String ADMIN = "admin";
    public static final String PARTNER = "partner";

    private Roles() {}
}
