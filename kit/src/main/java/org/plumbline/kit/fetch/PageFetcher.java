package org.plumbline.kit.fetch;

import java.net.URI;

/** Fetches pages of the public web; an interface so that tests of what is done with a page need no web. */
public interface PageFetcher {

    /**
     * Fetches one page and follows its redirects. Blocks, within the configured time; meant for virtual threads.
     *
     * @param url an absolute http or https URL; a fragment is ignored
     * @throws FetchRefused saying why there is no page; nothing is retried
     */
    Fetched fetch(URI url);
}
