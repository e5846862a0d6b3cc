package org.plumbline.gateway.route;

/** Who serves a path. */
public enum Upstream {
    CLAIMS,
    REVIEWS,
    /** Both serve the same files: review-service, or claims-service where that cannot be reached. */
    EITHER,
    GATEWAY
}
