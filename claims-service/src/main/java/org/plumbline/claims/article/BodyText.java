package org.plumbline.claims.article;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Finds the text of an article among all else on its page.
 *
 * <p>As readers of pages have done since Arc90's Readability (2009): paragraphs vouch for what holds them, by their
 * length and commas and against their links; the best holder wins, and its neighbours of the same kind join it.
 */
final class BodyText {

    private static final Pattern NEVER = Pattern.compile(
            "\\b(comments?|disqus|related|newsletter|promo|sponsor\\w*|share|sharing|social|sidebar|breadcrumbs?|"
                    + "cookies?|consent|footer|masthead|outbrain|taboola|recirc\\w*|subscribe|signup|paywall|popup|modal|"
                    + "hidden|advert\\w*|ad|ads|most-?read|most-?popular|trending|recommend\\w*|read-?more|more-?stories|"
                    + "correction-form|toolbar|byline|author-?bio|bio|tags|caption|figcaption|credits?|timestamp|"
                    + "dateline|pagination|skip|disclaimer|copyright)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern GOOD =
            Pattern.compile("article|body|content|entry|main|post|text|story|column", Pattern.CASE_INSENSITIVE);
    private static final Pattern BAD = Pattern.compile(
            "comment|foot|meta|nav|promo|related|share|side|sponsor|widget|teaser|gallery|list|media|video|card",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BOILERPLATE = Pattern.compile(
            "(?i)^(advertisement|read more.{0,120}|related( stories| articles)?:?.{0,80}|share this.{0,40}|"
                    + "story continues below.{0,40}|sign up (for|to) .{0,120}|follow .{0,60} on (twitter|facebook|instagram).{0,60}|"
                    + "(loading|subscribe|click here|see also|also read|watch|photo|image|source)\\b.{0,60}|"
                    + "(©|copyright|all rights reserved).{0,200})$");
    private static final Set<String> DROPPED = Set.of(
            "script",
            "style",
            "noscript",
            "nav",
            "footer",
            "aside",
            "form",
            "iframe",
            "button",
            "svg",
            "figure",
            "figcaption",
            "template",
            "select",
            "input",
            "textarea",
            "object",
            "embed",
            "video",
            "audio",
            "canvas",
            "menu",
            "dialog",
            "label",
            "head",
            "map",
            "picture",
            "img",
            "link",
            "meta",
            "time");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "section",
            "article",
            "main",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "blockquote",
            "pre",
            "table",
            "tbody",
            "thead",
            "tr",
            "td",
            "th",
            "header",
            "dl",
            "dt",
            "dd",
            "hr",
            "body",
            "center",
            "address",
            "fieldset",
            "details",
            "summary");
    private static final int LEAST_PARAGRAPH = 25;

    private BodyText() {}

    /** The body's paragraphs, with an empty line between each two; empty if the page has none. */
    static String of(Document page) {
        Document pruned = page.clone();
        Element body = pruned.body();
        drop(body);
        Element best = best(body);
        if (best == null) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (Element part : withNeighbours(best)) {
            for (String paragraph : paragraphs(part)) {
                text.append(text.isEmpty() ? "" : "\n\n").append(paragraph);
            }
        }
        return text.toString();
    }

    private static void drop(Element body) {
        List<Element> dropped = new ArrayList<>();
        int whole = body.text().length();
        for (Element element : body.getAllElements()) {
            if (!element.equals(body) && isUnwanted(element, whole)) {
                dropped.add(element);
            }
        }
        dropped.forEach(Node::remove);
    }

    private static boolean isUnwanted(Element element, int whole) {
        String name = element.normalName();
        if (DROPPED.contains(name)) {
            // Some sites put the whole page into one form.
            return !name.equals("form") || element.text().length() < whole / 2;
        }
        if (element.hasAttr("hidden")
                || element.attr("aria-hidden").equals("true")
                || element.attr("style").replace(" ", "").contains("display:none")) {
            return element.select("p").size() < 5;
        }
        String role = element.attr("role");
        if (role.equals("navigation")
                || role.equals("complementary")
                || role.equals("contentinfo")
                || role.equals("dialog")) {
            return true;
        }
        if (name.equals("html") || name.equals("body") || name.equals("article") || name.equals("main")) {
            return false;
        }
        return NEVER.matcher(names(element)).find() && longText(element) < whole / 4;
    }

    /** How long the text in its paragraphs is: what is mostly the article is kept, whatever it is called. */
    private static int longText(Element element) {
        int length = 0;
        for (Element paragraph : element.select("p")) {
            length += paragraph.text().length();
        }
        return length;
    }

    private static String names(Element element) {
        return element.className().replace('_', '-') + " " + element.id().replace('_', '-');
    }

    private static @Nullable Element best(Element body) {
        Map<Element, Double> scores = new LinkedHashMap<>();
        for (Element paragraph : body.select("p, pre, blockquote, div, li, td, span, section")) {
            String text = ownWords(paragraph);
            if (text.length() < LEAST_PARAGRAPH) {
                continue;
            }
            double score = 1
                    + Math.min(text.length() / 100.0, 3)
                    + text.chars().filter(BodyText::isComma).count();
            score *= 1 - linkDensity(paragraph);
            double share = 1;
            int level = 0;
            for (Element holder = paragraph.parent();
                    holder != null && level < 4 && !holder.normalName().equals("html");
                    holder = holder.parent(), level++) {
                scores.merge(holder, score * share, Double::sum);
                share = level == 0 ? 0.5 : 1.0 / (3 * (level + 1));
            }
            if (!paragraph.normalName().equals("p") && !paragraph.normalName().equals("span")) {
                scores.merge(paragraph, score, Double::sum);
            }
        }
        Element best = null;
        double most = 0;
        for (Map.Entry<Element, Double> entry : scores.entrySet()) {
            Element holder = entry.getKey();
            double score = (entry.getValue() + weight(holder)) * (1 - linkDensity(holder));
            if (score > most) {
                most = score;
                best = holder;
            }
        }
        return best == null ? null : widened(best);
    }

    /** One paragraph of an article cut into many holders is not yet the article. */
    private static Element widened(Element best) {
        Element widest = best;
        int length = longText(best);
        Element holder = best.parent();
        for (int level = 0; level < 4 && holder != null && !holder.normalName().equals("body"); level++) {
            int longer = longText(holder);
            boolean clean = linkDensity(holder) < 0.25;
            if (clean && longer > length * 1.15 && (similar(holder) || (longer < 4000 && length < 600))) {
                widest = holder;
                length = longer;
            }
            holder = holder.parent();
        }
        return widest;
    }

    /** Whether several children of the same make hold paragraphs. */
    private static boolean similar(Element holder) {
        Map<String, Integer> makes = new HashMap<>();
        for (Element child : holder.children()) {
            if (longText(child) > 80 && linkDensity(child) < 0.3) {
                makes.merge(child.normalName() + "." + child.className(), 1, Integer::sum);
            }
        }
        return makes.values().stream().anyMatch(count -> count >= 2);
    }

    private static boolean isComma(int mark) {
        return mark == ',' || mark == '\u060C' || mark == '\u3001' || mark == '\uFF0C';
    }

    /** The words of an element that stand in no block of their own. */
    private static String ownWords(Element element) {
        if (element.normalName().equals("p")) {
            return element.text();
        }
        if (element.normalName().equals("span")
                && element.parent() != null
                && !element.parent().normalName().equals("div")) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (Node node : element.childNodes()) {
            if (node instanceof TextNode words) {
                text.append(words.text());
            } else if (node instanceof Element child
                    && !BLOCKS.contains(child.normalName())
                    && !child.normalName().equals("span")) {
                text.append(child.text());
            }
        }
        return text.toString().strip();
    }

    private static double weight(Element holder) {
        String names = names(holder);
        double weight = 0;
        if (GOOD.matcher(names).find() || holder.attr("itemprop").equals("articleBody")) {
            weight += 25;
        }
        if (BAD.matcher(names).find()) {
            weight -= 25;
        }
        return switch (holder.normalName()) {
            case "article", "main", "section", "div" -> weight + 5;
            case "ul", "ol", "li", "dl", "table", "td", "th" -> weight - 3;
            default -> weight;
        };
    }

    private static double linkDensity(Element element) {
        int length = element.text().length();
        if (length == 0) {
            return 0;
        }
        int linked = 0;
        for (Element link : element.select("a")) {
            linked += link.text().length();
        }
        return Math.min(1, (double) linked / length);
    }

    private static List<Element> withNeighbours(Element best) {
        Element parent = best.parent();
        if (parent == null || best.normalName().equals("body")) {
            return List.of(best);
        }
        List<Element> parts = new ArrayList<>();
        for (Element neighbour : parent.children()) {
            boolean paragraph = neighbour.normalName().equals("p")
                    && linkDensity(neighbour) < 0.25
                    && neighbour.text().length() > 80;
            boolean alike = neighbour.normalName().equals(best.normalName())
                    && !best.className().isEmpty()
                    && neighbour.className().equals(best.className())
                    && linkDensity(neighbour) < 0.25
                    && longText(neighbour) > 80;
            if (neighbour.equals(best) || paragraph || alike) {
                parts.add(neighbour);
            }
        }
        return parts;
    }

    private static List<String> paragraphs(Element part) {
        List<String> paragraphs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        collect(part, run, paragraphs);
        flush(run, paragraphs);
        return paragraphs;
    }

    private static void collect(Element element, StringBuilder run, List<String> paragraphs) {
        for (Node node : element.childNodes()) {
            if (node instanceof TextNode words) {
                run.append(words.getWholeText());
            } else if (node instanceof Element child) {
                if (child.normalName().equals("br")) {
                    if (isBreak(child.nextSibling())) {
                        flush(run, paragraphs);
                    } else {
                        run.append(' ');
                    }
                } else if (!BLOCKS.contains(child.normalName())) {
                    collect(child, run, paragraphs);
                } else if (isText(child)) {
                    flush(run, paragraphs);
                    collect(child, run, paragraphs);
                    flush(run, paragraphs);
                }
            }
        }
    }

    private static boolean isBreak(@Nullable Node node) {
        return node instanceof Element element && element.normalName().equals("br");
    }

    /** Lists and boxes of links, and headings at the end of nothing, are no part of the text. */
    private static boolean isText(Element block) {
        int length = block.text().length();
        double links = linkDensity(block);
        return switch (block.normalName()) {
            case "h1" -> false;
            case "p", "blockquote", "pre", "h2", "h3", "h4", "h5", "h6" -> links < 0.9 || length > 200;
            case "ul", "ol", "table", "dl" -> links < 0.4 || (links < 0.7 && length > 800);
            default -> links < 0.5 || length > 1000;
        };
    }

    private static void flush(StringBuilder run, List<String> paragraphs) {
        String text = run.toString().replaceAll("[\\s\\u00A0]+", " ").strip();
        run.setLength(0);
        if (!text.isEmpty() && !BOILERPLATE.matcher(text).matches()) {
            paragraphs.add(text);
        }
    }
}
