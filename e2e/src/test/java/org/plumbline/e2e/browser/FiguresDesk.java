package org.plumbline.e2e.browser;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.plumbline.devstack.Stack;
import org.plumbline.devstack.api.Answer;
import org.plumbline.devstack.api.ApiClient;

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

    private final Stack system;
    private final Map<String, ApiClient> people = new HashMap<>();

    FiguresDesk(Stack system) {
        this.system = system;
    }

    /** A review of the claim with its sources and draft; its id. */
    String reviewed() {
        String claim = "/api/claims/"
                + as("checker")
                        .send("POST", "/api/claims", CLAIM, key())
                        .expect(201)
                        .text("id");
        String id = as("checker")
                .change("POST", claim, "/acceptance", null)
                .expect(200)
                .text("review/id");
        String review = "/api/reviews/" + id;
        awaitOpening(review);
        as("checker").change("POST", review, "/assignment", null).expect(200);
        source(review, "Ministry Example", "Daily report of 6 April 2024", true);
        source(review, "Count Example", "Count of 6 April 2024", false);
        as("checker").change("PUT", review, "/draft", ENGLISH).expect(200);
        return id;
    }

    /** From a draft to the public; the slug. */
    String published(String id) {
        String review = "/api/reviews/" + id;
        as("checker").change("POST", review, "/submission", null).expect(200);
        for (String editor : List.of("editor2", "editor3")) {
            String hash = as(editor).get(review).expect(200).text("contentHash");
            as(editor)
                    .change("POST", review, "/approval", Map.of("contentHash", hash))
                    .expect(200);
        }
        return as("editor2")
                .change("POST", review, "/publication", null)
                .expect(201)
                .text("verdict/slug");
    }

    /** The same verdict in Arabic; its slug. */
    String translated(String id) {
        String published = "/api/reviews/" + id;
        String etag = as("checker").get(published).expect(200).etag();
        if (etag == null) {
            throw new IllegalStateException(published + " has no ETag");
        }
        Map<String, String> headers = new HashMap<>(key());
        headers.put("If-Match", etag);
        Answer opened = as("checker")
                .send(
                        "POST",
                        published + "/follow-ups",
                        Map.of("kind", "INITIAL", "reason", "For readers of Arabic", "language", "ar"),
                        headers)
                .expect(201);
        String edition = opened.text("id");
        String review = "/api/reviews/" + edition;
        as("checker").change("POST", review, "/assignment", null).expect(200);
        as("checker").change("PUT", review, "/draft", ARABIC).expect(200);
        return published(edition);
    }

    private void source(String review, String publisher, String title, boolean primary) {
        as("checker")
                .change(
                        "POST",
                        review,
                        "/evidence",
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
                                Map.of("value", 33137, "measure", "killed", "asOf", "2024-04-06")))
                .expect(201);
    }

    private void awaitOpening(String review) {
        for (int i = 0; as("checker").get(review).status() == 404; i++) {
            if (i == 300) {
                throw new IllegalStateException(review + " did not open");
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted", e);
            }
        }
    }

    private ApiClient as(String name) {
        return people.computeIfAbsent(name, user -> ApiClient.user(system.baseUrl(), system.keycloakUrl(), user));
    }

    private static Map<String, String> key() {
        return Map.of("Idempotency-Key", UUID.randomUUID().toString());
    }
}
