package org.plumbline.gateway.login;

/** What a request's session cookie turned out to be. */
public sealed interface Session {

    /** A session whose access token is valid now. */
    record Live(String accessToken) implements Session {}

    /** No session, or one that has ended or was never ours; its cookie has been cleared. */
    record None() implements Session {}

    /** It cannot be told, because the identity provider does not answer. */
    record Unknown() implements Session {}
}
