package org.plumbline.review.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

import org.plumbline.kit.web.Shown;

/**
 * Markdown as the desk writes it, as HTML that is safe to stand on a page.
 *
 * <p>Raw HTML is shown as the text that it is. What comes out of the renderer goes through a sanitizer all the same: the
 * page does not rest on the renderer alone.
 */
public final class Markdown {

    /** For each of them the parser looks for an end through the rest of the text, so many of them take seconds. */
    private static final int MOST_ANGLE_BRACKETS = 500;

    /** The page has its own headings down to the second level. */
    private static final int HIGHEST_HEADING = 3;

    private static final int LOWEST_HEADING = 4;

    private static final Pattern REFERENCE = Pattern.compile("\\[([1-9]\\d{0,2})]");
    private static final Pattern EVIDENCE_LINK = Pattern.compile("#evidence-[1-9]\\d{0,2}");
    private static final Pattern WEB_LINK = Pattern.compile("https?://[^\\p{Cc}]+", Pattern.CASE_INSENSITIVE);

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .nodeRendererFactory(Highlight.Renderer::new)
            .build();
    private static final PolicyFactory SAFE = new HtmlPolicyBuilder()
            .allowElements("p", "em", "strong", "ul", "ol", "li", "blockquote", "h3", "h4", "pre", "code", "hr", "br")
            .allowElements(Markdown::link, "a")
            .allowUrlProtocols("http", "https")
            .allowAttributes("href")
            .matching(Markdown::isAllowed)
            .onElements("a")
            .allowAttributes("start")
            .matching(Pattern.compile("\\d{1,9}"))
            .onElements("ol")
            .toFactory();

    private static final PolicyFactory SAFE_WITH_HIGHLIGHTS = SAFE.and(Highlight.POLICY);

    private Markdown() {}

    /**
     * The text as HTML. A reference such as {@code [1]} leads to the piece of evidence of that number, {@code
     * #evidence-1}, if there is one; images become their descriptions, since a page loads nothing from elsewhere.
     *
     * @param evidenceCount how many pieces of evidence the page shows
     */
    public static String toHtml(String markdown, int evidenceCount) {
        return toHtml(markdown, evidenceCount, "en");
    }

    /**
     * The same, with references in the digits of a language, as the list of the evidence numbers it.
     *
     * @param language a BCP 47 tag
     */
    public static String toHtml(String markdown, int evidenceCount, String language) {
        return read(markdown, document -> SAFE.sanitize(html(document, evidenceCount, language))
                .strip());
    }

    /**
     * As {@link #toHtml(String, int, String)}, with passages in {@code mark} elements, for those who work on the text. A
     * passage in a block of code is not marked.
     *
     * @param passages where they stand in {@link #words}
     */
    public static String toHtml(String markdown, int evidenceCount, String language, List<MarkedPassage> passages) {
        return read(markdown, document -> {
            adapt(document, evidenceCount, language);
            Words.of(document).highlight(passages);
            return SAFE_WITH_HIGHLIGHTS.sanitize(RENDERER.render(document)).strip();
        });
    }

    /** What a reader reads of it: the words without their marks, any white space between them as one space. */
    public static String words(String markdown) {
        return read(markdown, document -> Words.of(document).text());
    }

    /**
     * What a reader reads of it, to be compared with another version: each paragraph, heading and point of a list for
     * itself with an empty line between them, and behind a link where it leads to.
     */
    public static String paragraphs(String markdown) {
        return read(markdown, document -> {
            document.accept(new NamedLinks());
            return blocks(document)
                    .flatMap(block -> block instanceof ListBlock ? blocks(block) : Stream.of(block))
                    .map(block -> Words.of(block).text())
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining("\n\n"));
        });
    }

    private static Stream<Node> blocks(Node parent) {
        return Stream.iterate(parent.getFirstChild(), Objects::nonNull, Node::getNext);
    }

    /** What its links lead to, in their order. */
    public static List<String> addresses(String markdown) {
        return read(markdown, document -> {
            List<String> addresses = new ArrayList<>();
            document.accept(new AbstractVisitor() {
                @Override
                public void visit(Link link) {
                    addresses.add(link.getDestination());
                    visitChildren(link);
                }
            });
            return List.copyOf(addresses);
        });
    }

    private static <T> T read(String markdown, Function<Node, T> use) {
        if (markdown.chars().filter(character -> character == '<').count() > MOST_ANGLE_BRACKETS) {
            return use.apply(plain(markdown));
        }
        try {
            return use.apply(PARSER.parse(markdown));
        } catch (StackOverflowError nestedTooDeep) {
            // Parser and renderer are recursive and know no limit. Nobody nests like that in earnest: it is shown as
            // typed.
            return use.apply(plain(markdown));
        }
    }

    /** The numbers by which the text leads to pieces of evidence, or would if there were as many, in their order. */
    public static List<Integer> evidenceReferences(String markdown) {
        if (!refersToEvidence(markdown)) {
            return List.of();
        }
        return read(markdown, document -> {
            List<Integer> numbers = new ArrayList<>();
            document.accept(new AbstractVisitor() {
                @Override
                public void visit(Text text) {
                    REFERENCE
                            .matcher(text.getLiteral())
                            .results()
                            .forEach(reference -> numbers.add(Integer.valueOf(reference.group(1))));
                }

                /** As on the page: a reference within a link stays text. */
                @Override
                public void visit(Link link) {
                    // Nothing in it is looked at.
                }
            });
            return List.copyOf(numbers);
        });
    }

    /** Whether the text names a piece of evidence by its number, or may. */
    public static boolean refersToEvidence(@Nullable String markdown) {
        return markdown != null && REFERENCE.matcher(markdown).find();
    }

    private static String html(Node document, int evidenceCount, String language) {
        adapt(document, evidenceCount, language);
        return RENDERER.render(document);
    }

    private static void adapt(Node document, int evidenceCount, String language) {
        document.accept(new Adaptation(evidenceCount, language));
    }

    private static Node plain(String text) {
        Node paragraph = new Paragraph();
        paragraph.appendChild(new Text(text));
        Node document = new Document();
        document.appendChild(paragraph);
        return document;
    }

    private static @Nullable String isAllowed(String element, String attribute, String value) {
        return EVIDENCE_LINK.matcher(value).matches() || isWeb(value) ? value : null;
    }

    private static boolean isWeb(String address) {
        return WEB_LINK.matcher(address).matches();
    }

    /** The sanitizer asks this once the attributes are checked: a link that leads nowhere is only its text. */
    private static @Nullable String link(String element, List<String> attributes) {
        int href = attributes.indexOf("href");
        if (href < 0) {
            return null;
        }
        if (attributes.get(href + 1).toLowerCase(Locale.ROOT).startsWith("http")) {
            attributes.add("rel");
            attributes.add("nofollow noopener");
        }
        return element;
    }

    /** Says in words what a link holds that cannot be read. */
    private static final class NamedLinks extends AbstractVisitor {

        @Override
        public void visit(Link link) {
            String address = link.getDestination();
            if (isWeb(address) && !Words.of(link).text().equals(address)) {
                link.insertAfter(new Text(" (" + address + ")"));
            }
            visitChildren(link);
        }
    }

    /** Fits what was written into the page around it. */
    private static final class Adaptation extends AbstractVisitor {

        private final int evidenceCount;
        private final String language;

        Adaptation(int evidenceCount, String language) {
            this.evidenceCount = evidenceCount;
            this.language = language;
        }

        @Override
        public void visit(Heading heading) {
            heading.setLevel(Math.min(heading.getLevel() + HIGHEST_HEADING - 1, LOWEST_HEADING));
            visitChildren(heading);
        }

        @Override
        public void visit(Image image) {
            visitChildren(image);
            Node child = image.getFirstChild();
            while (child != null) {
                Node next = child.getNext();
                image.insertBefore(child);
                child = next;
            }
            image.unlink();
        }

        /** A reference within a link stays text: links cannot hold links. */
        @Override
        public void visit(Link link) {
            link.setTitle(null);
        }

        @Override
        public void visit(Text text) {
            String literal = text.getLiteral();
            Matcher reference = REFERENCE.matcher(literal);
            int shown = 0;
            while (reference.find()) {
                int number = Integer.parseInt(reference.group(1));
                if (number <= evidenceCount) {
                    insertText(text, literal.substring(shown, reference.start()));
                    Link link = new Link("#evidence-" + number, null);
                    link.appendChild(new Text("[" + Shown.number(number, PageLanguage.of(language)) + "]"));
                    text.insertBefore(link);
                    shown = reference.end();
                }
            }
            text.setLiteral(literal.substring(shown));
        }

        private static void insertText(Text before, String literal) {
            if (!literal.isEmpty()) {
                before.insertBefore(new Text(literal));
            }
        }
    }
}
