package org.plumbline.review.publication.share;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.web.Shown;
import org.plumbline.review.publication.PublishedVerdict;

/**
 * How a verdict is cited: by the desk as its author, the day of the revision that stands, and the revision's number,
 * since another one may say something else.
 *
 * @param key that is unique among the desk's verdicts
 * @param note what the title alone does not tell; null if it tells all
 */
public record Citation(
        String key,
        String author,
        String title,
        LocalDate day,
        String language,
        int revision,
        String url,
        @Nullable String note) {

    public static Citation of(PublishedVerdict verdict, String deskName) {
        return new Citation(
                verdict.slug(),
                line(deskName),
                line(verdict.inShort().title(verdict.content().headline())),
                Shown.day(verdict.publishedAt()),
                verdict.content().language(),
                verdict.revision(),
                verdict.url(),
                verdict.inShort().besideHeadline());
    }

    /** One line to be pasted under a text. */
    public String plain() {
        return author + ". “" + title + "”. " + (note == null ? "" : note + ". ") + day + " (" + revision + "). " + url;
    }

    /** BibTeX; an {@code online} entry of BibLaTeX is {@code misc} there. */
    public String bibTex() {
        return "@misc{" + key + ",\n"
                + "  author = {{" + tex(author) + "}},\n"
                + "  title = {{" + tex(title) + "}},\n"
                + "  year = {" + day.getYear() + "},\n"
                + "  month = {" + day.getMonthValue() + "},\n"
                + "  day = {" + day.getDayOfMonth() + "},\n"
                + "  edition = {" + revision + "},\n"
                + "  language = {" + language + "},\n"
                + (note == null ? "" : "  note = {" + tex(note) + "},\n")
                + "  howpublished = {\\url{" + url + "}},\n"
                + "  url = {" + url + "}\n}\n";
    }

    /** RIS, as reference managers read it: a tag, two spaces, a dash; lines end in CR LF. */
    public String ris() {
        List<String> lines = new ArrayList<>(List.of(
                "TY  - ELEC",
                "ID  - " + key,
                "AU  - " + author,
                "TI  - " + title,
                "PY  - " + day.getYear(),
                "DA  - " + day.toString().replace('-', '/'),
                "ET  - " + revision,
                "LA  - " + language,
                "UR  - " + url));
        if (note != null) {
            lines.add("N1  - " + note);
        }
        lines.add("ER  - ");
        lines.add("");
        return String.join("\r\n", lines);
    }

    /** One item of CSL-JSON, in the list that the format asks for. */
    public List<Map<String, Object>> csl() {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", key);
        item.put("type", "webpage");
        item.put("author", List.of(Map.of("literal", author)));
        item.put("title", title);
        item.put(
                "issued",
                Map.of("date-parts", List.of(List.of(day.getYear(), day.getMonthValue(), day.getDayOfMonth()))));
        item.put("version", Integer.toString(revision));
        item.put("language", language);
        item.put("URL", url);
        if (note != null) {
            item.put("note", note);
        }
        return List.of(item);
    }

    private static String line(String text) {
        return text.replaceAll("\\p{Cc}+", " ").strip();
    }

    private static String tex(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> escaped.append("\\textbackslash ");
                case '~' -> escaped.append("\\textasciitilde ");
                case '^' -> escaped.append("\\textasciicircum ");
                // BibTeX counts braces, escaped ones too.
                case '{' -> escaped.append("\\textbraceleft{}");
                case '}' -> escaped.append("\\textbraceright{}");
                case '&', '%', '$', '#', '_' -> escaped.append('\\').append(c);
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
