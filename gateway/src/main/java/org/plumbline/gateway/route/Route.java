package org.plumbline.gateway.route;

import org.jspecify.annotations.Nullable;

/**
 * One row of the table.
 *
 * @param upstreamPath the path at the service, where it is another than at the gateway
 */
public record Route(
        PathPattern pattern,
        Upstream upstream,
        Kind kind,
        @Nullable String upstreamPath) {

    static Route of(PathPattern pattern, Upstream upstream, Kind kind) {
        return new Route(pattern, upstream, kind, null);
    }

    /** What to ask the service for. */
    public String at(RequestTarget target) {
        return upstreamPath == null
                ? target.uri()
                : target.withPath(upstreamPath).uri();
    }
}
