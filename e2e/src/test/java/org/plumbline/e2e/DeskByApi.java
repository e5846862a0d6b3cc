package org.plumbline.e2e;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.plumbline.devstack.Stack;
import org.plumbline.devstack.api.ApiClient;

/** What a desk does, through the API: for tests whose own matter begins later. */
public final class DeskByApi {

    private static final int TRIES = 300;

    private final Stack system;
    /** Less than a token lives. */
    private static final Duration RENEWED_AFTER = Duration.ofMinutes(2);

    private final Map<String, LoggedIn> people = new HashMap<>();

    public DeskByApi(Stack system) {
        this.system = system;
    }

    private record LoggedIn(ApiClient client, long since) {

        boolean isFresh() {
            return System.nanoTime() - since < RENEWED_AFTER.toNanos();
        }
    }

    /** One of the local users. */
    public ApiClient as(String name) {
        return people.compute(name, (who, held) -> held != null && held.isFresh() ? held : logIn(who))
                .client();
    }

    private LoggedIn logIn(String who) {
        return new LoggedIn(ApiClient.user(system.baseUrl(), system.keycloakUrl(), who), System.nanoTime());
    }

    /** A new key for a request that creates something. */
    public static Map<String, String> key() {
        return Map.of("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** A claim and the review of it. */
    public record Accepted(String claimId, String reviewId) {

        /** The review's path in the API. */
        public String path() {
            return "/api/reviews/" + reviewId;
        }

        /** The review's page. */
        public String page() {
            return "/desk/reviews/" + reviewId;
        }
    }

    /**
     * Sends a claim in and accepts it; its review opens soon after.
     *
     * @param claim as {@code POST /api/claims} takes it
     */
    public Accepted accept(Map<String, ?> claim) {
        ApiClient checker = as("checker");
        String id =
                checker.send("POST", "/api/claims", claim, key()).expect(201).text("id");
        String review = checker.change("POST", "/api/claims/" + id, "/acceptance", null)
                .expect(200)
                .text("review/id");
        return new Accepted(id, review);
    }

    /** Has a claim accepted, and the checker take its review once that is open. */
    public Accepted take(Map<String, ?> claim) {
        Accepted accepted = accept(claim);
        for (int tries = 0; as("checker").get(accepted.path()).status() == 404 && tries < TRIES; tries++) {
            pause();
        }
        take(accepted);
        return accepted;
    }

    private void take(Accepted review) {
        as("checker").change("POST", review.path(), "/assignment", null).expect(200);
    }

    /** Adds a source, as {@code POST /api/reviews/{id}/evidence} takes it. */
    public void source(Accepted review, Map<String, ?> source) {
        as("checker").change("POST", review.path(), "/evidence", source).expect(201);
    }

    /** Saves a draft, as {@code PUT /api/reviews/{id}/draft} takes it. */
    public void draft(Accepted review, Map<String, ?> texts) {
        as("checker").change("PUT", review.path(), "/draft", texts).expect(200);
    }

    /**
     * Opens another review of what is published, which the checker takes.
     *
     * @param asked as {@code POST /api/reviews/{id}/follow-ups} takes it
     */
    public Accepted followUp(Accepted published, Map<String, ?> asked) {
        String id = as("checker")
                .change("POST", published.path(), "/follow-ups", asked)
                .expect(201)
                .text("id");
        Accepted review = new Accepted(published.claimId(), id);
        take(review);
        return review;
    }

    /**
     * Submits the draft as it stands; two editors approve it, and one of them publishes.
     *
     * @return the verdict's slug
     */
    public String publish(Accepted review) {
        as("checker").change("POST", review.path(), "/submission", null).expect(200);
        for (String editor : List.of("editor2", "editor3")) {
            String hash = as(editor).get(review.path()).expect(200).text("contentHash");
            as(editor)
                    .change("POST", review.path(), "/approval", Map.of("contentHash", hash))
                    .expect(200);
        }
        return as("editor2")
                .change("POST", review.path(), "/publication", null)
                .expect(201)
                .text("verdict/slug");
    }

    /**
     * Publishes a verdict with nothing special about it: nine lamps were lit, say two sources.
     *
     * @param mark stands in the claim and the headline, so that this one can be told from others
     * @return the verdict's slug
     */
    public String publishNineLamps(String mark, String summary) {
        Accepted review = take(Map.of("text", "Nine lamps were lit, " + mark, "language", "en"));
        for (String publisher : List.of("Lamps Office", "Evening Count")) {
            source(
                    review,
                    Map.of(
                            "publisher", publisher,
                            "title", "Lamps that were lit",
                            "type", "REPORT",
                            "primary", publisher.equals("Lamps Office"),
                            "stance", "SUPPORTS"));
        }
        draft(
                review,
                Map.of(
                        "rating", "true",
                        "language", "en",
                        "headline", "Nine lamps " + mark,
                        "summary", summary,
                        "body", "Two sources say so [1] [2].",
                        "methodology", "We asked both."));
        return publish(review);
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a review was to open", e);
        }
    }
}
