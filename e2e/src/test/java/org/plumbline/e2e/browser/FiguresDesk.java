package org.plumbline.e2e.browser;

import java.util.List;
import java.util.Map;

import org.plumbline.e2e.DeskByApi;

/** The part of a story about figures that is no matter of figures, by the API. */
final class FiguresDesk {

    static final String HEADLINE = "More than 33,000: right when it was said, and long overtaken";

    private static final Map<String, ?> CLAIM = Map.of(
            "text",
            "More than 33,000 Palestinians have been killed, the minister told the house.",
            "language",
            "en",
            "claimant",
            "A minister",
            "statedOn",
            "2024-04-07",
            "topics",
            List.of("gaza-war"),
            "appearances",
            List.of(Map.of("publisher", "Minutes of the house", "publishedOn", "2024-04-07")),
            "quantities",
            List.of(Map.of(
                    "comparator", "MORE_THAN",
                    "value", 33000,
                    "significantDigits", 2,
                    "measure", "killed",
                    "ofWhom", "Palestinians",
                    "place", "Gaza",
                    "periodStart", "2023-10-07",
                    "asOf", "2024-04-07")));
    private static final Map<String, ?> ENGLISH = Map.of(
            "rating",
            "true",
            "ratingNow",
            "missing-context",
            "language",
            "en",
            "headline",
            HEADLINE,
            "summary",
            "The count had passed 33,000 three days before. It has more than doubled since.",
            "body",
            "The daily count stood at **33,137** on 6 April 2024 [1], and a second count agrees [2].");
    private static final Map<String, ?> ARABIC = Map.of(
            "rating",
            "true",
            "ratingNow",
            "missing-context",
            "language",
            "ar",
            "headline",
            "أكثر من ٣٣ ألف قتيل: كان صحيحًا حين قيل، وتجاوزته الأرقام منذ زمن",
            "summary",
            "كان العدد قد تجاوز ٣٣ ألفًا قبل ذلك بثلاثة أيام، ثم زاد على الضعف.",
            "body",
            "بلغ العدد اليومي **٣٣٬١٣٧** في ٦ أبريل ٢٠٢٤ [1]، ويوافقه إحصاء ثانٍ [2].");

    private final DeskByApi desk;

    FiguresDesk(DeskByApi desk) {
        this.desk = desk;
    }

    /** A review of the claim with its sources and draft. */
    DeskByApi.Accepted reviewed() {
        DeskByApi.Accepted review = desk.take(CLAIM);
        source(review, "Ministry Example", "Daily report of 6 April 2024", true);
        source(review, "Count Example", "Count of 6 April 2024", false);
        desk.draft(review, ENGLISH);
        return review;
    }

    /** The same verdict in Arabic; its slug. */
    String translated(DeskByApi.Accepted published) {
        DeskByApi.Accepted edition = desk.followUp(
                published, Map.of("kind", "INITIAL", "reason", "For readers of Arabic", "language", "ar"));
        desk.draft(edition, ARABIC);
        return desk.publish(edition);
    }

    private void source(DeskByApi.Accepted review, String publisher, String title, boolean primary) {
        desk.source(
                review,
                Map.of(
                        "publisher",
                        publisher,
                        "title",
                        title,
                        "publishedOn",
                        "2024-04-06",
                        "type",
                        "REPORT",
                        "primary",
                        primary,
                        "stance",
                        "SUPPORTS",
                        "figure",
                        Map.of("value", 33137, "measure", "killed", "asOf", "2024-04-06")));
    }
}
