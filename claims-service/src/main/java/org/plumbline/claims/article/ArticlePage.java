package org.plumbline.claims.article;

import java.time.LocalDate;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.page.PageMetadata;

/**
 * What a news page says of itself, and its text; what it does not say is null.
 *
 * @param language a BCP 47 tag
 * @param published the day, in the time zone that the page gives it in
 * @param body paragraphs with an empty line between each two; empty if the page has none, as behind a paywall
 */
public record ArticlePage(
        @Nullable String title,
        @Nullable String publisher,
        @Nullable String author,
        @Nullable LocalDate published,
        @Nullable String language,
        String body) {

    /** Reads a page from its HTML; no address in it is followed. */
    public static ArticlePage read(String html) {
        Document page = Jsoup.parse(html);
        PageMetadata said = PageMetadata.of(page);
        return new ArticlePage(
                said.title(), said.publisher(), said.author(), said.published(), said.language(), BodyText.of(page));
    }
}
