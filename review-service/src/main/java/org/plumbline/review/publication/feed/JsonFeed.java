package org.plumbline.review.publication.feed;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.site.Site;

/** A feed as JSON Feed 1.1; the names are those of the format. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JsonFeed(
        String version,
        String title,
        @JsonProperty("home_page_url") String homePageUrl,
        @JsonProperty("feed_url") String feedUrl,
        @JsonProperty("next_url") @Nullable String nextUrl,
        List<Author> authors,
        List<Item> items) {

    static final String TYPE = "application/feed+json";

    /** Who publishes. */
    record Author(String name, String url) {}

    /** A verdict in its newest revision. */
    record Item(
            String id,
            String url,
            String title,
            @JsonProperty("content_text") String contentText,
            String summary,
            String image,
            @JsonProperty("date_published") Instant datePublished,
            @JsonProperty("date_modified") Instant dateModified,
            List<String> tags,
            String language) {

        static Item of(PublishedVerdict verdict) {
            return new Item(
                    FeedEntry.id(verdict),
                    verdict.url(),
                    verdict.inShort().title(verdict.content().headline()),
                    FeedEntry.text(verdict),
                    verdict.content().summary(),
                    verdict.url() + ".png",
                    verdict.firstPublishedAt(),
                    verdict.publishedAt(),
                    verdict.content().claim().topics(),
                    verdict.content().language());
        }
    }

    static JsonFeed of(FeedPart part, Site site) {
        return new JsonFeed(
                "https://jsonfeed.org/version/1.1",
                part.title(),
                part.page(),
                part.self(),
                part.next(),
                List.of(new Author(site.deskName(), site.url())),
                part.verdicts().stream().map(Item::of).toList());
    }
}
