package org.plumbline.kit.page;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a web page says of itself: in Open Graph and other {@code meta} elements, in JSON-LD, in its title and first
 * heading. What it does not say is null. All of it is a stranger's text of any length and with any characters.
 *
 * @param published the day, in the time zone that the page gives it in
 * @param language a BCP 47 tag
 */
public record PageMetadata(
        @Nullable String title,
        @Nullable String publisher,
        @Nullable String author,
        @Nullable LocalDate published,
        @Nullable String language) {

    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?=$|[T\\s])");
    private static final Pattern LINKED_NAME =
            Pattern.compile("\"author\"\\s*:\\s*\\[?\\s*\\{[^{}]{0,300}?\"name\"\\s*:\\s*\"([^\"\\\\]{2,80})\"");
    private static final Pattern LINKED_DATE = Pattern.compile("\"datePublished\"\\s*:\\s*\"([^\"]{10,40})\"");
    private static final Pattern LINKED_PUBLISHER =
            Pattern.compile("\"publisher\"\\s*:\\s*\\{[^{}]{0,300}?\"name\"\\s*:\\s*\"([^\"\\\\]{2,80})\"");
    private static final Pattern LINKED_HEADLINE = Pattern.compile("\"headline\"\\s*:\\s*\"([^\"\\\\]{4,300})\"");
    private static final int LONGEST_LINKED_DATA = 200_000;

    /** Reads a page that was parsed; no address in it is followed. */
    public static PageMetadata of(Document page) {
        String linked = linkedData(page);
        Map<String, String> metas = metas(page);
        return new PageMetadata(
                first(
                        metas.get("og:title"),
                        metas.get("twitter:title"),
                        match(LINKED_HEADLINE, linked),
                        text(page, "h1"),
                        blankToNull(page.title())),
                first(
                        metas.get("og:site_name"),
                        match(LINKED_PUBLISHER, linked),
                        metas.get("application-name"),
                        metas.get("publisher")),
                author(page, linked, metas),
                published(page, linked, metas),
                language(page, metas));
    }

    private static @Nullable String author(Document page, String linked, Map<String, String> metas) {
        String named = first(
                metas.get("author"),
                match(LINKED_NAME, linked),
                metas.get("byl"),
                metas.get("parsely-author"),
                metas.get("article:author"),
                text(page, "[itemprop=author] [itemprop=name]"),
                text(page, "[rel=author]"),
                text(page, "[class*=byline]"));
        if (named == null || named.startsWith("http") || named.length() > 120) {
            return null;
        }
        return named.replaceFirst("(?i)^by\\s+", "");
    }

    private static @Nullable LocalDate published(Document page, String linked, Map<String, String> metas) {
        Element time = page.selectFirst("time[datetime]");
        String[] said = {
            metas.get("article:published_time"),
            match(LINKED_DATE, linked),
            metas.get("datepublished"),
            metas.get("date"),
            metas.get("dc.date"),
            metas.get("dc.date.issued"),
            metas.get("pubdate"),
            metas.get("parsely-pub-date"),
            metas.get("sailthru.date"),
            time == null ? null : time.attr("datetime")
        };
        for (String each : said) {
            LocalDate date = each == null ? null : date(each);
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    private static @Nullable LocalDate date(String said) {
        Matcher matcher = DATE.matcher(said);
        if (!matcher.find()) {
            return null;
        }
        int year = Integer.parseInt(matcher.group(1));
        int month = Integer.parseInt(matcher.group(2));
        int day = Integer.parseInt(matcher.group(3));
        boolean exists = month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
        return exists ? LocalDate.of(year, month, day) : null;
    }

    private static @Nullable String language(Document page, Map<String, String> metas) {
        Element root = page.selectFirst("html");
        String said = first(
                root == null ? null : blankToNull(root.attr("lang")),
                metas.get("og:locale"),
                metas.get("content-language"),
                metas.get("language"));
        if (said == null) {
            return null;
        }
        Locale locale = Locale.forLanguageTag(said.strip().replace('_', '-'));
        return locale.getLanguage().isEmpty() ? null : locale.toLanguageTag();
    }

    /** What search engines are told; read by pattern, as one stray comma would make a parser give up on all of it. */
    private static String linkedData(Document page) {
        StringBuilder data = new StringBuilder();
        for (Element script : page.select("script[type=application/ld+json]")) {
            String each = script.data();
            if (data.length() + each.length() <= LONGEST_LINKED_DATA) {
                data.append(each).append('\n');
            }
        }
        return data.toString();
    }

    /** What the page says in its {@code meta} elements, by name; the first that says something counts. */
    private static Map<String, String> metas(Document page) {
        Map<String, String> metas = new HashMap<>();
        for (String key : List.of("property", "name", "itemprop", "http-equiv")) {
            for (Element meta : page.select("meta[" + key + "]")) {
                String content = meta.attr("content").strip();
                if (!content.isEmpty()) {
                    metas.putIfAbsent(meta.attr(key).strip().toLowerCase(Locale.ROOT), content);
                }
            }
        }
        return metas;
    }

    private static @Nullable String text(Document page, String query) {
        Element element = page.selectFirst(query);
        return element == null ? null : blankToNull(element.text());
    }

    private static @Nullable String match(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private static @Nullable String first(@Nullable String... said) {
        for (String each : said) {
            if (each != null) {
                return each;
            }
        }
        return null;
    }
}
