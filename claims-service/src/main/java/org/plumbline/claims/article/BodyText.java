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
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0]+");
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
    /** What can vouch for its holders as a paragraph does. */
    private static final Set<String> VOUCHING = Set.of("p", "pre", "blockquote", "div", "li", "td", "span", "section");

    private static final int LEAST_PARAGRAPH = 25;

    private final PageText text;

    private BodyText(Element body) {
        this.text = new PageText(body);
    }

    /** The body's paragraphs, with an empty line between each two; empty if the page has none. */
    static String of(Document page) {
        Document pruned = page.clone();
        Element body = pruned.body();
        drop(body);
        return new BodyText(body).read(body);
    }

    private String read(Element body) {
        Element best = best(body);
        if (best == null) {
            return "";
        }
        StringBuilder joined = new StringBuilder();
        for (Element part : withNeighbours(best)) {
            for (String paragraph : paragraphs(part)) {
                joined.append(joined.isEmpty() ? "" : "\n\n").append(paragraph);
            }
        }
        return joined.toString();
    }

    static boolean isBlock(Element element) {
        return BLOCKS.contains(element.normalName());
    }

    private static void drop(Element body) {
        PageText text = new PageText(body);
        List<Element> dropped = new ArrayList<>();
        for (Element element : body.getAllElements()) {
            if (!element.equals(body) && isUnwanted(element, text, text.length(body))) {
                dropped.add(element);
            }
        }
        dropped.forEach(Node::remove);
    }

    private static boolean isUnwanted(Element element, PageText text, int whole) {
        String name = element.normalName();
        if (DROPPED.contains(name)) {
            // Some sites put the whole page into one form.
            return !name.equals("form") || text.length(element) < whole / 2;
        }
        if (element.attributesSize() == 0) {
            return false;
        }
        if (element.hasAttr("hidden")
                || element.attr("aria-hidden").equals("true")
                || element.attr("style").replace(" ", "").contains("display:none")) {
            return text.paragraphs(element) < 5;
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
        // What is mostly the article is kept, whatever it is called.
        return NEVER.matcher(names(element)).find() && text.inParagraphs(element) < whole / 4;
    }

    private static String names(Element element) {
        return element.className().replace('_', '-') + " " + element.id().replace('_', '-');
    }

    private @Nullable Element best(Element body) {
        Map<Element, Double> scores = new LinkedHashMap<>();
        for (Element paragraph : body.getAllElements()) {
            if (!VOUCHING.contains(paragraph.normalName()) || ownLength(paragraph) < LEAST_PARAGRAPH) {
                continue;
            }
            double score = 1 + Math.min(ownLength(paragraph) / 100.0, 3) + text.ownCommas(paragraph);
            score *= 1 - text.linkDensity(paragraph);
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
            double score = (entry.getValue() + weight(holder)) * (1 - text.linkDensity(holder));
            if (score > most) {
                most = score;
                best = holder;
            }
        }
        return best == null ? null : widened(best);
    }

    /** One paragraph of an article cut into many holders is not yet the article. */
    private Element widened(Element best) {
        if (best.normalName().equals("body")) {
            return best;
        }
        Element widest = best;
        int length = text.inParagraphs(best);
        Element holder = best.parent();
        for (int level = 0; level < 4 && holder != null && !holder.normalName().equals("body"); level++) {
            int longer = text.inParagraphs(holder);
            boolean clean = text.linkDensity(holder) < 0.25;
            if (clean && longer > length * 1.15 && (similar(holder) || (longer < 4000 && length < 600))) {
                widest = holder;
                length = longer;
            }
            holder = holder.parent();
        }
        return widest;
    }

    /** Whether several children of the same make hold paragraphs. */
    private boolean similar(Element holder) {
        Map<String, Integer> makes = new HashMap<>();
        for (Element child : holder.children()) {
            if (text.inParagraphs(child) > 80 && text.linkDensity(child) < 0.3) {
                makes.merge(child.normalName() + "." + child.className(), 1, Integer::sum);
            }
        }
        return makes.values().stream().anyMatch(count -> count >= 2);
    }

    /** The length of the words of an element that stand in no block of their own. */
    private int ownLength(Element element) {
        boolean inner = element.normalName().equals("span")
                && element.parent() != null
                && !element.parent().normalName().equals("div");
        return inner ? 0 : text.ownLength(element);
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

    private List<Element> withNeighbours(Element best) {
        Element parent = best.parent();
        if (parent == null || best.normalName().equals("body")) {
            return List.of(best);
        }
        List<Element> parts = new ArrayList<>();
        for (Element neighbour : parent.children()) {
            boolean paragraph = neighbour.normalName().equals("p")
                    && text.linkDensity(neighbour) < 0.25
                    && text.length(neighbour) > 80;
            boolean alike = neighbour.normalName().equals(best.normalName())
                    && !best.className().isEmpty()
                    && neighbour.className().equals(best.className())
                    && text.linkDensity(neighbour) < 0.25
                    && text.inParagraphs(neighbour) > 80;
            if (neighbour.equals(best) || paragraph || alike) {
                parts.add(neighbour);
            }
        }
        return parts;
    }

    private List<String> paragraphs(Element part) {
        List<String> paragraphs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        collect(part, run, paragraphs);
        flush(run, paragraphs);
        return paragraphs;
    }

    private void collect(Element element, StringBuilder run, List<String> paragraphs) {
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
    private boolean isText(Element block) {
        int length = text.length(block);
        double links = text.linkDensity(block);
        return switch (block.normalName()) {
            case "h1" -> false;
            case "p", "blockquote", "pre", "h2", "h3", "h4", "h5", "h6" -> links < 0.9 || length > 200;
            case "ul", "ol", "table", "dl" -> links < 0.4 || (links < 0.7 && length > 800);
            default -> links < 0.5 || length > 1000;
        };
    }

    private static void flush(StringBuilder run, List<String> paragraphs) {
        String paragraph = BLANKS.matcher(run).replaceAll(" ").strip();
        run.setLength(0);
        if (!paragraph.isEmpty() && !BOILERPLATE.matcher(paragraph).matches()) {
            paragraphs.add(paragraph);
        }
    }
}
