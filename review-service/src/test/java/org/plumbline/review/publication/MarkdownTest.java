package org.plumbline.review.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    private static String html(String markdown) {
        return Markdown.toHtml(markdown, 2);
    }

    @Test
    void rendersWhatTextIsMadeOf() {
        assertThat(html("One *two* **three** `four`\\\nfive\n\n> six\n\n- a\n- b\n\n3. c\n4. d\n\n---"))
                .isEqualTo("""
                        <p>One <em>two</em> <strong>three</strong> <code>four</code><br />
                        five</p>
                        <blockquote>
                        <p>six</p>
                        </blockquote>
                        <ul><li>a</li><li>b</li></ul>
                        <ol start="3"><li>c</li><li>d</li></ol>
                        <hr />""");
    }

    @Test
    void isReadAloneParagraphByParagraph() {
        assertThat(Markdown.paragraphs(
                        "# One\n\n*Two*\nand **three** [1]\n\n- a\n- `b`\n\n> six\n\n![seven](http://x.example/)"))
                .isEqualTo("One\n\nTwo and three [1]\n\na\n\nb\n\nsix\n\nseven");
        assertThat(Markdown.paragraphs("[Jonathan ](http://x.example), <http://y.example> and [z](mailto:z@x.example)"))
                .isEqualTo("Jonathan (http://x.example), http://y.example and z");
        assertThat(Markdown.paragraphs("")).isEmpty();
    }

    @Test
    void shiftsHeadingsBelowThoseOfThePage() {
        assertThat(html("# One\n\n## Two\n\n##### Five")).isEqualTo("<h3>One</h3>\n<h4>Two</h4>\n<h4>Five</h4>");
    }

    @Test
    void linksReferencesToEvidenceThatExists() {
        assertThat(html("See [1], [2] and [3]; not [0], `[1]` or [01]."))
                .isEqualTo("<p>See <a href=\"#evidence-1\">[1]</a>, <a href=\"#evidence-2\">[2]</a> and [3];"
                        + " not [0], <code>[1]</code> or [01].</p>");
    }

    @Test
    void numbersReferencesAsTheLanguageDoes() {
        assertThat(Markdown.toHtml("انظر [1] و[3].", 2, "ar-EG"))
                .isEqualTo("<p>انظر <a href=\"#evidence-1\">[١]</a> و[3].</p>");
        assertThat(Markdown.toHtml("انظر [1]", 2, "ar", List.of()))
                .as("and where passages are marked")
                .isEqualTo(Markdown.toHtml("انظر [1]", 2, "ar"));
        assertThat(Markdown.toHtml("بنگرید [1]", 2, "fa"))
                .as("a language in which the site does not number the evidence")
                .contains(">[1]</a>");
    }

    @Test
    void linksReferencesInEmphasisAndHeadings() {
        assertThat(html("# About [1]\n\n**so says [2]**"))
                .isEqualTo("<h3>About <a href=\"#evidence-1\">[1]</a></h3>\n"
                        + "<p><strong>so says <a href=\"#evidence-2\">[2]</a></strong></p>");
    }

    @Test
    void leavesReferencesWithinLinksAlone() {
        assertThat(html("[the report [1]](https://who.example/r)"))
                .isEqualTo("<p><a href=\"https://who.example/r\" rel=\"nofollow noopener\">the report [1]</a></p>");
    }

    @Test
    void marksLinksThatLeadElsewhere() {
        assertThat(html("[r](http://who.example/a?b=c&d) and <https://who.example/>"))
                .contains("rel=\"nofollow noopener\">r</a>")
                .contains("rel=\"nofollow noopener\">https://who.example/</a>")
                .containsOnlyOnce("http://who.example/a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](java&#115;cript:alert(1))",
                "[x](&#x6A;avascript:alert(1))",
                "[x](java\tscript:alert(1))",
                "[x](<java\u0001script:alert(1)>)",
                "[x]( javascript:alert(1) )",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](vbscript:msgbox(1))",
                "[x](//evil.example/)",
                "[x](/logout)",
                "[x](#main)",
                "[x](#evidence-1\"onclick=\"alert)",
                "[x](mailto:a@b.example)",
                "<javascript:alert(1)>",
                "[x]\n\n[x]: javascript:alert(1)",
                "[1]\n\n[1]: javascript:alert(1)",
                "[a](data:x,[b](javascript:alert(1)))",
            })
    void linksNowhereButToTheWebAndToEvidence(String markdown) {
        assertThat(html(markdown)).doesNotContain("href");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "text <script>alert(1)</script> text",
                "<img src=x onerror=alert(1)>",
                "<svg/onload=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<iframe srcdoc=\"<script>alert(1)</script>\">",
                "<style>body{display:none}</style>",
                "<!-- --><script>alert(1)</script>",
                "<![CDATA[<script>alert(1)</script>]]>",
                "> - <b onmouseover=alert(1)>x</b>",
                "**<i onclick=alert(1)>** x",
                "`</code><script>alert(1)</script>`",
                "```\n</code></pre><script>alert(1)</script>\n```",
                "```\"><script>alert(1)</script>\nx\n```",
                "# <script>alert(1)</script>",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
            })
    void showsHtmlAsText(String markdown) {
        assertThat(html(markdown).replaceAll("</?(p|em|strong|code|pre|blockquote|ul|li|h3|a)( href=\"[^\"]*\")?>", ""))
                .doesNotContain("<");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "![alt](https://evil.example/pixel.gif)",
                "![alt](javascript:alert(1))",
                "![alt](\"onerror=\"alert(1))",
                "![alt][1]\n\n[1]: https://evil.example/ 'onerror=alert(1)'",
            })
    void showsTheDescriptionInsteadOfAnImage(String markdown) {
        assertThat(html(markdown)).contains("alt").doesNotContain("<img").doesNotContain("<a");
    }

    @Test
    void keepsQuotesWithinAttributes() {
        assertThat(html("[x](https://who.example/?\"onmouseover=alert(1)\" \"ti\\\"onclick=alert(1)\")"))
                .doesNotContain("title")
                .doesNotContainPattern("<a[^>]*\\s(on|title)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", "- ", "*a **b ", "[", "![", "[a](", "_", "` ", "<", "(", "[1] "})
    void survivesAnyNesting(String opening) {
        String markdown = opening.repeat(50_000 / opening.length()) + "the end";
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(html(markdown)).contains("the end"));
    }

    @Test
    void survivesNestedEmphasisThatCloses() {
        String markdown = "*a **b ".repeat(4000) + "the end" + "** c*".repeat(4000);
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(html(markdown)).contains("the end"));
    }

    @Test
    void readsAsWordsWithoutMarks() {
        assertThat(Markdown.words(
                        "# One\n\nTwo *three*\nfour\\\n`five` [six](https://who.example)![seven](x.png)\n\n- a\n- b\n\n"
                                + "> c\n\n    d\n\n<b>e</b> [1]"))
                .isEqualTo("One Two three four five sixseven a b c d <b>e</b> [1]");
        assertThat(Markdown.words(" \n ")).isEmpty();
    }

    @Test
    void tellsWhichEvidenceIsReferredTo() {
        assertThat(Markdown.evidenceReferences(
                        "See [9], **[2]** and [1][2]; not [0], `[3]`, [01] or [a [4]](https://one.example)."))
                .containsExactly(9, 2, 1, 2);
        assertThat(Markdown.evidenceReferences("none")).isEmpty();
    }

    @Test
    void tellsWhatLinksLeadTo() {
        assertThat(Markdown.addresses(
                        "[*a*](https://one.example) <https://two.example> [b]\n\n- [c](</th&#114;ee>)\n\n[b]: #four"))
                .containsExactly("https://one.example", "https://two.example", "#four", "/three");
        assertThat(Markdown.addresses("no link")).isEmpty();
    }

    @Test
    void marksPassagesAcrossEmphasisLinksAndParagraphs() {
        String text = "It was **33,037** people [1].\n\nSo `they` said.";
        String words = Markdown.words(text);
        assertThat(words).isEqualTo("It was 33,037 people [1]. So they said.");

        assertThat(Markdown.toHtml(
                        text,
                        1,
                        "en",
                        List.of(
                                new MarkedPassage(1, 4, words.indexOf("people")),
                                new MarkedPassage(2, words.indexOf("037"), words.indexOf("hey")))))
                .isEqualTo(
                        "<p>It w<mark id=\"passage-1\" data-remarks=\"1\">as </mark><strong><mark data-remarks=\"1\">33,</mark>"
                                + "<mark data-remarks=\"1, 2\">037</mark></strong><mark data-remarks=\"1, 2\"> </mark>"
                                + "<mark id=\"passage-2\" data-remarks=\"2\">people </mark><a href=\"#evidence-1\">"
                                + "<mark data-remarks=\"2\">[1]</mark></a><mark data-remarks=\"2\">.</mark></p>\n"
                                + "<p><mark data-remarks=\"2\">So </mark><mark data-remarks=\"2\"><code>they</code></mark> said.</p>");
    }

    @Test
    void marksNothingThatNobodyRemarkedOn() {
        String text = "Plain <mark id=\"passage-1\" data-remarks=\"1\">words</mark> [1]";
        assertThat(Markdown.toHtml(text, 1, "en", List.of()))
                .isEqualTo(html(text))
                .doesNotContain("<mark");
        assertThat(Markdown.toHtml("*".repeat(9000) + "a", 1, "en", List.of(new MarkedPassage(1, 0, 1))))
                .contains("passage-1");
    }
}
