package org.plumbline.kit.fetch;

import java.net.URI;

/**
 * Fetches tables and other data of the public web, guarded as pages are; apart from {@link PageFetcher} because what may
 * be read as a page and what as data differ.
 */
public interface DataFetcher {

    /**
     * Fetches one file and follows its redirects. Blocks, within the configured time; meant for virtual threads.
     *
     * @param url an absolute http or https URL; a fragment is ignored
     * @throws FetchRefused saying why there is no file; nothing is retried
     */
    Fetched fetch(URI url);
}
