package org.plumbline.review.figure.chart;

import java.util.Locale;

/** Writes SVG: elements with classes only, all text escaped. */
final class Svg {

    private final StringBuilder out = new StringBuilder();

    /** Opens an element; attributes come in pairs of name and value. */
    Svg open(String element, String... attributes) {
        start(element, attributes);
        out.append('>');
        return this;
    }

    Svg close(String element) {
        out.append("</").append(element).append('>');
        return this;
    }

    /** An element without content. */
    Svg add(String element, String... attributes) {
        start(element, attributes);
        out.append("/>");
        return this;
    }

    /** An element with text. */
    Svg text(String element, String text, String... attributes) {
        start(element, attributes);
        out.append('>').append(escape(text));
        return close(element);
    }

    private void start(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escape(attributes[i + 1]))
                    .append('"');
        }
    }

    /** A coordinate, to a tenth of a pixel: {@code 12.3}, {@code 12}. */
    static String at(double coordinate) {
        long tenths = Math.round(coordinate * 10);
        return tenths % 10 == 0
                ? Long.toString(tenths / 10)
                : String.format(
                        Locale.ROOT, "%s%d.%d", tenths < 0 ? "-" : "", Math.abs(tenths / 10), Math.abs(tenths % 10));
    }

    /** What XML's markup and characters allow (XML 1.0, §2.2 and §2.4); what they do not allow becomes a replacement character. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isAllowed(character) ? character : '\uFFFD');
            }
        });
        return escaped.toString();
    }

    private static boolean isAllowed(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= ' '
                        && !(character >= 0xD800 && character <= 0xDFFF)
                        && character != 0xFFFE
                        && character != 0xFFFF);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
