package org.plumbline.kit.fetch;

import java.net.URI;
import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

/** The fetcher of data of the running system, with its configured limits. */
@ApplicationScoped
class GuardedDataFetcher implements DataFetcher {

    private final PageFetch files;

    GuardedDataFetcher(FetchLimits limits, Clock clock) {
        this.files = PageFetch.ofPublicWeb(limits, clock).ofTypes(limits.dataTypes(), "a CSV or JSON file");
    }

    @Override
    public Fetched fetch(URI url) {
        return files.fetch(url);
    }
}
