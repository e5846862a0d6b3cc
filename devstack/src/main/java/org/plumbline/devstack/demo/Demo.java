package org.plumbline.devstack.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.plumbline.devstack.api.Answer;
import org.plumbline.devstack.api.ApiClient;

/**
 * Loads the demo: a series of figures, and claims about the war in Gaza as of 7 April 2024, two of them carried to
 * published verdicts, one of which rests on the series.
 *
 * <p>It goes through the API as the demo users, like a desk would. Every step looks at what is already there, so a
 * load that was cut off goes on where it stopped.
 */
public final class Demo {

    private static final Duration OPENING = Duration.ofSeconds(60);

    private final URI base;
    private final URI keycloak;
    private final Consumer<String> progress;
    private final Map<String, ApiClient> users = new HashMap<>();

    private Demo(URI base, URI keycloak, Consumer<String> progress) {
        this.base = base;
        this.keycloak = keycloak;
        this.progress = progress;
    }

    /**
     * Loads what is not there yet.
     *
     * @param base the gateway's address
     * @param keycloak Keycloak's address, for the users' tokens
     * @param progress gets a line per claim and per series
     * @throws IllegalStateException if a step is answered otherwise than it should be
     */
    public static void load(URI base, URI keycloak, Consumer<String> progress) {
        Demo demo = new Demo(base, keycloak, progress);
        DemoSeries.Loaded series = DemoSeries.load(demo.as("editor"));
        progress.accept("Killed in Gaza, by day — series of " + series.points() + " points");
        for (JsonNode item : items()) {
            demo.carry(item, series.id());
        }
    }

    /** The demo's claims and what becomes of each. */
    static JsonNode items() {
        try (InputStream stream = Demo.class.getResourceAsStream("/demo/claims.json")) {
            if (stream == null) {
                throw new IllegalStateException("The build lacks the demo's claims");
            }
            return new ObjectMapper().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void carry(JsonNode item, String series) {
        Answer submitted = as(item.path("submittedBy").asText())
                .send(
                        "POST",
                        "/api/claims",
                        item.path("claim"),
                        Map.of("Idempotency-Key", "demo-" + item.path("key").asText()))
                .expect(201);
        String outcome = "sent in";
        if (item.has("acceptedBy")) {
            String reviewId = accept(item.path("acceptedBy").asText(), submitted.text("id"));
            outcome = review(item.path("review"), "/api/reviews/" + reviewId, series);
        }
        progress.accept(item.path("claim").path("text").asText() + " — " + outcome);
    }

    private String accept(String user, String claimId) {
        String claim = "/api/claims/" + claimId;
        Answer now = as(user).get(claim).expect(200);
        if (now.text("state").equals("SUBMITTED")) {
            now = as(user).change("POST", claim, "/acceptance", null).expect(200);
        }
        return now.text("review/id");
    }

    private String review(JsonNode plan, String review, String series) {
        String checker = plan.path("takenBy").asText();
        awaitOpening(checker, review);
        if (state(checker, review).equals("OPEN")) {
            as(checker).change("POST", review, "/assignment", null).expect(200);
        }
        if (plan.has("draft") && state(checker, review).equals("IN_PROGRESS")) {
            draft(plan, checker, review, series);
        }
        if (plan.has("publishedBy") && state(checker, review).equals("IN_APPROVAL")) {
            approve(plan, review);
        }
        if (plan.has("publishedBy") && state(checker, review).equals("APPROVED")) {
            as(plan.path("publishedBy").asText())
                    .change("POST", review, "/publication", null)
                    .expect(201);
        }
        return "review " + state(checker, review);
    }

    private void draft(JsonNode plan, String checker, String review, String series) {
        int present =
                as(checker).get(review).expect(200).body().path("evidence").size();
        for (JsonNode evidence : plan.path("evidence")) {
            if (present-- <= 0) {
                as(checker).change("POST", review, "/evidence", evidence).expect(201);
            }
        }
        if (plan.has("figure")) {
            Map<String, ?> tie =
                    Map.of("quantity", plan.path("figure").path("quantity").asInt(), "series", series);
            as(checker)
                    .change("PUT", review, "/figures", Map.of("series", List.of(tie)))
                    .expect(200);
        }
        as(checker).change("PUT", review, "/draft", plan.path("draft")).expect(200);
        as(checker).change("POST", review, "/submission", null).expect(200);
    }

    /** Publishing is refused for want of sources until an editor has waived them; then two editors approve. */
    private void approve(JsonNode plan, String review) {
        String publisher = plan.path("publishedBy").asText();
        if (!as(publisher).get(review).expect(200).body().path("waiver").hasNonNull("reason")) {
            Answer refused =
                    as(publisher).change("POST", review, "/publication", null).expect(409);
            if (!refused.text("rule").equals("sources-missing")) {
                throw new IllegalStateException("Publishing was refused for another reason: " + refused.body());
            }
            JsonNode waiver = plan.path("waiver");
            as(waiver.path("by").asText())
                    .change("POST", review, "/source-waiver", Map.of("reason", waiver.path("reason")))
                    .expect(200);
        }
        for (JsonNode editor : plan.path("approvedBy")) {
            if (state(publisher, review).equals("IN_APPROVAL")) {
                String hash = as(editor.asText()).get(review).expect(200).text("contentHash");
                Answer answer = as(editor.asText()).change("POST", review, "/approval", Map.of("contentHash", hash));
                if (!answer.text("rule").equals("already-approved")) {
                    answer.expect(200);
                }
            }
        }
    }

    private void awaitOpening(String user, String review) {
        long deadline = System.nanoTime() + OPENING.toNanos();
        while (as(user).get(review).status() == 404) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(review + " did not open within " + OPENING.toSeconds() + " s");
            }
            pause();
        }
    }

    static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the demo was loaded", e);
        }
    }

    private String state(String user, String review) {
        return as(user).get(review).expect(200).text("state");
    }

    private ApiClient as(String user) {
        return users.computeIfAbsent(
                user,
                name -> name.equals("partner")
                        ? ApiClient.partner(base, keycloak)
                        : ApiClient.user(base, keycloak, name));
    }
}
