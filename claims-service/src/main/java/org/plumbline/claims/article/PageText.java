package org.plumbline.claims.article;

import java.util.Arrays;
import java.util.IdentityHashMap;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * How much text each element of a page holds, in all, in links and in paragraphs; measured in one walk over the page, so
 * that asking every element costs no more than asking one.
 */
final class PageText {

    /** What of an element's text is counted; {@code own} stands in no block inside it, and in no span. */
    private static final class Extent {

        private int from;
        private int to;
        private int linked;
        private int inParagraphs;
        private int paragraphs;
        private int ownLength;
        private int ownCommas;
    }

    private final IdentityHashMap<Element, Extent> extents = new IdentityHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private int[] commas = new int[1024];

    PageText(Element root) {
        root.traverse(new Walk());
    }

    /** The length of the text, runs of white space counted as one. */
    int length(Element element) {
        Extent extent = extent(element);
        return extent.to - extent.from;
    }

    /** How long the text in its paragraphs is. */
    int inParagraphs(Element element) {
        return extent(element).inParagraphs;
    }

    /** How many paragraphs there are in it. */
    int paragraphs(Element element) {
        return extent(element).paragraphs;
    }

    /** How much of its text is links, 0 to 1. */
    double linkDensity(Element element) {
        Extent extent = extent(element);
        int length = extent.to - extent.from;
        return length == 0 ? 0 : Math.min(1, (double) extent.linked / length);
    }

    /** The length of the words that stand in no block of its own. */
    int ownLength(Element element) {
        return extent(element).ownLength;
    }

    /** The commas among these words. */
    int ownCommas(Element element) {
        return extent(element).ownCommas;
    }

    private Extent extent(Element element) {
        Extent extent = extents.get(element);
        if (extent == null) {
            throw new IllegalArgumentException("Not of this page: " + element.normalName());
        }
        return extent;
    }

    private int commas(int from, int to) {
        return commas[to] - commas[from];
    }

    /** Appends a text as a browser would show it: white space collapsed, and none at the very start. */
    private void append(String words) {
        for (int at = 0; at < words.length(); at++) {
            char mark = words.charAt(at);
            boolean blank = mark == '\u00A0' || Character.isWhitespace(mark);
            if (!blank || !endsBlank()) {
                text.append(blank ? ' ' : mark);
                int length = text.length();
                if (length == commas.length) {
                    commas = Arrays.copyOf(commas, length * 2);
                }
                commas[length] = commas[length - 1] + (isComma(mark) ? 1 : 0);
            }
        }
    }

    private boolean endsBlank() {
        return text.isEmpty() || text.charAt(text.length() - 1) == ' ';
    }

    private static boolean isComma(char mark) {
        return mark == ',' || mark == '\u060C' || mark == '\u3001' || mark == '\uFF0C';
    }

    private final class Walk implements NodeVisitor {

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                append(words.getWholeText());
            } else if (node instanceof Element element) {
                if (element.isBlock() || element.normalName().equals("br")) {
                    append(" ");
                }
                Extent extent = new Extent();
                extent.from = text.length();
                extents.put(element, extent);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (!(node instanceof Element element)) {
                return;
            }
            Extent extent = extent(element);
            extent.to = text.length();
            trim(extent);
            for (Node child : element.childNodes()) {
                if (child instanceof Element inner) {
                    add(extent, inner, extent(inner));
                } else if (child instanceof TextNode words) {
                    count(extent, words);
                }
            }
            int length = extent.to - extent.from;
            if (element.normalName().equals("p")) {
                extent.inParagraphs = length;
                extent.paragraphs++;
                extent.ownLength = length;
                extent.ownCommas = commas(extent.from, extent.to);
            } else if (element.normalName().equals("a")) {
                extent.linked = length;
            }
            if (element.isBlock()) {
                append(" ");
            }
        }

        private void trim(Extent extent) {
            while (extent.from < extent.to && text.charAt(extent.from) == ' ') {
                extent.from++;
            }
            while (extent.to > extent.from && text.charAt(extent.to - 1) == ' ') {
                extent.to--;
            }
        }

        private void add(Extent outer, Element element, Extent inner) {
            outer.linked += inner.linked;
            outer.inParagraphs += inner.inParagraphs;
            outer.paragraphs += inner.paragraphs;
            if (!BodyText.isBlock(element) && !element.normalName().equals("span")) {
                outer.ownLength += inner.to - inner.from;
                outer.ownCommas += commas(inner.from, inner.to);
            }
        }

        private void count(Extent outer, TextNode words) {
            if (!words.isBlank()) {
                String each = words.text();
                outer.ownLength += each.length();
                outer.ownCommas +=
                        (int) each.chars().filter(mark -> isComma((char) mark)).count();
            }
        }
    }
}
