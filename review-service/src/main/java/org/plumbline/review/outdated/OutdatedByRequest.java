package org.plumbline.review.outdated;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;

import io.quarkus.arc.Arc;

/** Collects what one request outdates; what is outdated by no request has nobody to tell. */
@ApplicationScoped
class OutdatedByRequest {

    private final Keys keys;

    OutdatedByRequest(Keys keys) {
        this.keys = keys;
    }

    /** Of the request that is being answered. */
    @RequestScoped
    static class Keys {

        private final Set<String> all = new LinkedHashSet<>();

        void add(Collection<String> more) {
            all.addAll(more);
        }

        Set<String> all() {
            return Set.copyOf(all);
        }
    }

    void add(Collection<String> more) {
        if (Arc.container().requestContext().isActive()) {
            keys.add(more);
        }
    }

    Set<String> all() {
        return Arc.container().requestContext().isActive() ? keys.all() : Set.of();
    }
}
