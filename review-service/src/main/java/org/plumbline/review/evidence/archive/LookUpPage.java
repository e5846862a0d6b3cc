package org.plumbline.review.evidence.archive;

import java.net.URI;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.fetch.FetchRefused;
import org.plumbline.kit.fetch.Fetched;
import org.plumbline.kit.fetch.PageFetcher;
import org.plumbline.kit.fetch.WarcCopy;
import org.plumbline.kit.files.FileStore;
import org.plumbline.kit.page.PageMetadata;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.text.Decoding;
import org.plumbline.kit.time.PartialDate;
import org.plumbline.review.evidence.WebAddress;

/** Looks up a page, reads what it says of itself, and keeps a copy of it. Never within a transaction. */
@ApplicationScoped
public class LookUpPage {

    private static final Set<String> HTML = Set.of("text/html", "application/xhtml+xml");

    /** Pages speak of themselves at their beginning; no more of a stranger's page is parsed here. */
    private static final int CHARACTERS_READ = 1024 * 1024;

    private final PageFetcher pages;
    private final FileStore files;

    LookUpPage(PageFetcher pages, FileStore files) {
        this.pages = pages;
        this.files = files;
    }

    /**
     * Fetches the page.
     *
     * @throws ProblemException 422 for the field {@code url}, saying why it could not be fetched
     */
    public FoundPage at(String url) {
        Fetched fetched = fetch(url);
        WarcCopy copy = WarcCopy.of(fetched);
        return new FoundPage(
                url,
                fetched.url().toString(),
                fetched.contentType(),
                files.put(copy.bytes().toArray()),
                copy.payloadSha256(),
                copy.bytes().length(),
                description(fetched).orPublishedBy(new WebAddress(fetched.url()).host()),
                fetched.fetchedAt());
    }

    private Fetched fetch(String url) {
        try {
            return pages.fetch(URI.create(url));
        } catch (FetchRefused e) {
            throw ProblemException.invalid(
                    "url", "could not be read: " + e.phrase() + ". Describe the source by hand; the address is kept");
        }
    }

    private static PageDescription description(Fetched page) {
        if (!HTML.contains(page.contentType())) {
            return new PageDescription(null, null, null, null);
        }
        String html = Decoding.page(page.body().toArray(), page.charset());
        PageMetadata said = PageMetadata.of(Jsoup.parse(html.substring(0, Math.min(html.length(), CHARACTERS_READ))));
        return new PageDescription(said.title(), said.publisher(), said.author(), date(said));
    }

    private static @Nullable PartialDate date(PageMetadata said) {
        return said.published() == null || said.published().getYear() < 1000
                ? null
                : PartialDate.ofDay(said.published());
    }
}
