package org.plumbline.kit.fetch;

import java.net.URI;
import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

/** The fetcher of the running system, with its configured limits. */
@ApplicationScoped
class GuardedFetcher implements PageFetcher {

    private final PageFetch pages;

    GuardedFetcher(FetchLimits limits, Clock clock) {
        this.pages = PageFetch.ofPublicWeb(limits, clock);
    }

    @Override
    public Fetched fetch(URI url) {
        return pages.fetch(url);
    }
}
