package org.plumbline.e2e;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.plumbline.devstack.Stack;
import org.plumbline.devstack.api.ApiClient;

/** What a desk does, through the API: for tests whose own matter begins later. */
public final class DeskByApi {

    private static final int TRIES = 300;

    private final Stack system;
    private final Map<String, ApiClient> people = new HashMap<>();

    public DeskByApi(Stack system) {
        this.system = system;
    }

    /** One of the local users. */
    public ApiClient as(String name) {
        return people.computeIfAbsent(name, who -> ApiClient.user(system.baseUrl(), system.keycloakUrl(), who));
    }

    /** A new key for a request that creates something. */
    public static Map<String, String> key() {
        return Map.of("Idempotency-Key", UUID.randomUUID().toString());
    }

    /**
     * Sends a claim in and accepts it; the checker takes its review.
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
        Accepted accepted = new Accepted(id, review);
        for (int tries = 0; checker.get(accepted.path()).status() == 404 && tries < TRIES; tries++) {
            pause();
        }
        checker.change("POST", accepted.path(), "/assignment", null).expect(200);
        return accepted;
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
     * Submits the draft as it stands; two editors approve it, and one of them publishes.
     *
     * @return the verdict's slug
     */
    public String publish(Accepted review) {
        as("checker").change("POST", review.path(), "/submission", null).expect(200);
        for (String editor : new String[] {"editor2", "editor3"}) {
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

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a review was to open", e);
        }
    }
}
