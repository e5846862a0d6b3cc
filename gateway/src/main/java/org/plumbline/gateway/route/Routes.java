package org.plumbline.gateway.route;

import static org.plumbline.gateway.route.Kind.API;
import static org.plumbline.gateway.route.Kind.DESK;
import static org.plumbline.gateway.route.Kind.EMBEDDED;
import static org.plumbline.gateway.route.Kind.OPEN_API;
import static org.plumbline.gateway.route.Kind.PUBLIC;
import static org.plumbline.gateway.route.Kind.TIP;
import static org.plumbline.gateway.route.PathPattern.below;
import static org.plumbline.gateway.route.PathPattern.exactly;
import static org.plumbline.gateway.route.PathPattern.file;
import static org.plumbline.gateway.route.PathPattern.tree;
import static org.plumbline.gateway.route.Upstream.CLAIMS;
import static org.plumbline.gateway.route.Upstream.EITHER;
import static org.plumbline.gateway.route.Upstream.GATEWAY;
import static org.plumbline.gateway.route.Upstream.REVIEWS;

import java.util.List;
import java.util.Optional;

/** The table of paths. The first row that matches wins; what no row matches does not exist. */
public final class Routes {

    private static final List<Route> TABLE = List.of(
            // The public site
            Route.of(exactly("/"), REVIEWS, PUBLIC),
            Route.of(below("/verdicts"), REVIEWS, PUBLIC),
            Route.of(exactly("/search"), REVIEWS, PUBLIC),
            Route.of(tree("/topics"), REVIEWS, PUBLIC),
            Route.of(tree("/claimants"), REVIEWS, PUBLIC),
            // What readers send to the desk; leaving a subscription is not here, as mail programs do that from
            // elsewhere.
            Route.of(exactly("/corrections/new"), REVIEWS, TIP),
            Route.of(below("/corrections/follow"), REVIEWS, TIP),
            Route.of(exactly("/corrections/subscribe"), REVIEWS, TIP),
            Route.of(below("/corrections/confirm"), REVIEWS, TIP),
            Route.of(tree("/corrections"), REVIEWS, PUBLIC),
            Route.of(exactly("/corrections.atom"), REVIEWS, PUBLIC),
            Route.of(exactly("/methodology"), REVIEWS, PUBLIC),
            Route.of(exactly("/about"), REVIEWS, PUBLIC),
            Route.of(below("/feeds"), REVIEWS, PUBLIC),
            Route.of(file("/sitemap", ".xml"), REVIEWS, PUBLIC),
            Route.of(exactly("/robots.txt"), REVIEWS, PUBLIC),
            Route.of(below("/v1alpha1"), REVIEWS, PUBLIC),
            Route.of(tree("/log"), REVIEWS, PUBLIC),
            Route.of(below("/embed"), REVIEWS, EMBEDDED),
            Route.of(tree("/data"), REVIEWS, PUBLIC),
            Route.of(below("/assets"), EITHER, PUBLIC),

            // What the public sends in
            Route.of(exactly("/submit"), CLAIMS, TIP),
            Route.of(below("/follow"), CLAIMS, TIP),

            // The desk
            Route.of(exactly("/desk/inbox"), CLAIMS, DESK),
            Route.of(tree("/desk/articles"), CLAIMS, DESK),
            Route.of(tree("/desk/claims"), CLAIMS, DESK),
            Route.of(tree("/desk"), REVIEWS, DESK),

            // The API
            Route.of(tree("/api/claims"), CLAIMS, API),
            Route.of(tree("/api/articles"), CLAIMS, API),
            Route.of(tree("/api/tips"), CLAIMS, API),
            Route.of(tree("/api/reviews"), REVIEWS, API),
            Route.of(tree("/api/verdicts"), REVIEWS, OPEN_API),
            Route.of(tree("/api/series"), REVIEWS, API),
            Route.of(tree("/api/corrections"), REVIEWS, API),
            Route.of(tree("/api/team"), REVIEWS, API),
            Route.of(tree("/api/webhooks"), REVIEWS, API),

            // The gateway itself, and the services' API documents
            Route.of(exactly("/login"), GATEWAY, PUBLIC),
            Route.of(exactly("/login/callback"), GATEWAY, PUBLIC),
            Route.of(exactly("/logout"), GATEWAY, PUBLIC),
            Route.of(exactly("/health"), GATEWAY, PUBLIC),
            Route.of(exactly("/openapi"), GATEWAY, PUBLIC),
            new Route(exactly("/openapi/claims"), CLAIMS, PUBLIC, "/openapi"),
            new Route(exactly("/openapi/reviews"), REVIEWS, PUBLIC, "/openapi"));

    private Routes() {}

    /** The row for a path that {@link RequestTarget} has let through. */
    public static Optional<Route> find(String path) {
        return TABLE.stream().filter(route -> route.pattern().matches(path)).findFirst();
    }
}
