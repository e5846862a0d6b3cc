package org.plumbline.kit.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class PageMetadataTest {

    @Test
    void believesWhatIsSaidForSharingBeforeWhatIsShown() {
        PageMetadata page = read("""
                <html lang="ar"><head><title>Counted | Harbour Post</title><meta property="og:title" content="Counted">
                <meta property="og:site_name" content="Harbour Post"><meta name="author" content="By Ana Roe">
                <meta property="article:published_time" content="2024-04-02T08:30:00+02:00"></head>
                <body><h1>Other words</h1></body></html>
                """);

        assertThat(page)
                .isEqualTo(new PageMetadata("Counted", "Harbour Post", "Ana Roe", LocalDate.of(2024, 4, 2), "ar"));
    }

    @Test
    void findsWhatOnlySearchEnginesAreTold() {
        PageMetadata page = read("""
                <script type="application/ld+json">{"headline": "Counted", "datePublished": "2024-04-02T10:00:00Z",
                "author": {"@type": "Person", "name": "Ana Roe"}, "publisher": {"name": "Harbour Post"},}</script>
                """);

        assertThat(page)
                .isEqualTo(new PageMetadata("Counted", "Harbour Post", "Ana Roe", LocalDate.of(2024, 4, 2), null));
    }

    @Test
    void doesNotMakeUpWhatAPageDoesNotSay() {
        assertThat(
                        read(
                                "<p>Words</p><meta name=date content='2024-02-31'><meta name=author content='https://x.example'>"))
                .isEqualTo(new PageMetadata(null, null, null, null, null));
    }

    private static PageMetadata read(String html) {
        return PageMetadata.of(Jsoup.parse(html));
    }
}
