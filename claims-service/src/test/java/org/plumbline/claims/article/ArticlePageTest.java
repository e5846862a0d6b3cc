package org.plumbline.claims.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

class ArticlePageTest {

    private static final String FIRST = "The harbour council voted on Monday to close three of its five piers, which"
            + " had stood since 1911, after engineers found cracks in each of them.";
    private static final String SECOND = "Repairs would have cost 40 million euros, more than the town earns in two"
            + " years, the treasurer said, and no bank was willing to lend as much.";
    private static final String THIRD = "Fishermen, who land about 300 tonnes a month there, said they had not been"
            + " asked, and called a meeting for the end of the week.";

    @Test
    void findsTheTextAmongAllElse() {
        String html = """
                <html lang="en-GB"><head><title>Piers to close | Harbour Post</title>
                <meta property="og:title" content="Piers to close">
                <meta property="og:site_name" content="Harbour Post">
                <meta name="author" content="By Ana Roe">
                <meta property="article:published_time" content="2024-04-02T08:30:00+02:00"></head><body>
                <nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport, weather, and the tides</a></li></ul></nav>
                <div id="wrap"><div class="story-body"><h1>Piers to close</h1>
                <p>%s</p><figure><img src="x.jpg"><figcaption>A pier, seen from the sea, last year.</figcaption></figure>
                <p>%s</p><div class="newsletter"><p>Sign up for our letter, it is free, and it is weekly.</p></div>
                <p>%s</p></div>
                <div class="related"><a href="/1">Ten other piers, and what became of them, in pictures</a></div></div>
                <div class="comments"><p>This is a scandal, as always, and nobody will be held to account for it.</p></div>
                <footer><p>All rights reserved, Harbour Post, 2024.</p></footer><script>track("x")</script></body></html>
                """.formatted(FIRST, SECOND, THIRD);

        ArticlePage page = ArticlePage.read(html);

        assertThat(page)
                .isEqualTo(new ArticlePage(
                        "Piers to close",
                        "Harbour Post",
                        "Ana Roe",
                        LocalDate.of(2024, 4, 2),
                        "en-GB",
                        FIRST + "\n\n" + SECOND + "\n\n" + THIRD));
    }

    @Test
    void readsWhatIsSaidToSearchEnginesOnly() {
        ArticlePage page = ArticlePage.read("""
                <html><head><script type="application/ld+json">{"@type": "NewsArticle", "headline": "Piers to close",
                "datePublished": "2024-04-02", "author": [{"@type": "Person", "name": "Ana Roe"}],
                "publisher": {"@type": "Organization", "name": "Harbour Post"}}</script></head><body></body></html>
                """);

        assertThat(page)
                .isEqualTo(new ArticlePage(
                        "Piers to close", "Harbour Post", "Ana Roe", LocalDate.of(2024, 4, 2), null, ""));
    }

    @Test
    void paragraphsMayBeSetByLineBreaks() {
        ArticlePage page = ArticlePage.read("<div class=nav><a href=/>Home, and more of it, at length</a></div><div>"
                + FIRST + "<br><br>" + SECOND + "<br><br>" + THIRD + "</div>");

        assertThat(page.body()).isEqualTo(FIRST + "\n\n" + SECOND + "\n\n" + THIRD);
    }

    @Test
    void theFirstNameThatSaysSomethingCounts() {
        ArticlePage page = ArticlePage.read("""
                <meta property="og:title" content=" "><meta name="OG:Title" content="Piers to close">
                <meta property="og:title" content="Another title"><meta itemprop="datePublished" content="2024-04-02">
                """);

        assertThat(page.title()).isEqualTo("Another title");
        assertThat(page.published()).isEqualTo(LocalDate.of(2024, 4, 2));
    }

    @Test
    void whatThePageDoesNotSayStaysUnknown() {
        assertThat(ArticlePage.read("")).isEqualTo(new ArticlePage(null, null, null, null, null, ""));
        assertThat(ArticlePage.read("<meta name=date content='2024-02-31'>").published())
                .isNull();
    }

    @Test
    void deepAndBrokenPagesAreNoTrouble() {
        String deep = "<div>".repeat(3000) + "<p>" + FIRST + "</p><p>" + SECOND + "</p>";

        assertThat(ArticlePage.read(deep).body()).contains(FIRST);
        String wide = ("<div>".repeat(300) + "<p>" + FIRST + "</p>" + "</div>".repeat(300)).repeat(100);
        assertThat(ArticlePage.read(wide).body()).contains(FIRST);
        assertThat(ArticlePage.read("<p><b><table><tr>" + FIRST).body()).contains("harbour council");
    }
}
