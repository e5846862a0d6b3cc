package org.plumbline.gateway.route;

/** How a request is treated on its way. */
public enum Kind {
    /** The same for everybody: the session is never looked at. */
    PUBLIC,
    /** As public, and made to be shown within other sites' pages. */
    EMBEDDED,
    /** A form for the public, without a session, but only from our own pages. */
    TIP,
    /** A page that needs a login. */
    DESK,
    /** For programs with a token of their own, and for the desk's pages with the session's. */
    API,
    /** As API, but what is read there in nobody's name is the same for everybody. */
    OPEN_API
}
