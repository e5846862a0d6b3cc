package org.plumbline.review.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.event.ClaimEvents;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class LiveTest {

    /** As through the gateway, each stream has a connection of its own. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Inject
    ClaimEvents events;

    /** An open page: what it is told, as it comes. */
    private static final class OpenPage implements AutoCloseable {

        private final HttpResponse<InputStream> response;
        private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private final Thread reading;

        OpenPage(UUID review, String token) {
            response = ask(review, token);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
            reading = Thread.ofVirtual().start(this::read);
        }

        static OpenPage of(UUID review, String name) {
            return new OpenPage(review, TokensForTests.token(name, Roles.FACT_CHECKER));
        }

        private void read() {
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException e) {
                // Closed by the test.
            }
            lines.add("END");
        }

        /** Waits for such a line. */
        void isTold(Predicate<String> line) throws InterruptedException {
            long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            List<String> heard = new ArrayList<>();
            while (heard.isEmpty() || !line.test(heard.getLast())) {
                String next = lines.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                assertThat(next).as("after %s", heard).isNotNull();
                heard.add(next);
            }
        }

        @Override
        public void close() throws IOException {
            response.body().close();
            reading.interrupt();
        }
    }

    private static HttpResponse<InputStream> ask(UUID review, String token) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + RestAssured.port + "/desk/reviews/" + review + "/live"))
                    .header("Accept", "text/event-stream");
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private UUID taken() {
        Desk.Accepted accepted = Desk.accepted(claim -> {});
        events.receive(accepted.record());
        Desk.expect(Desk.CHECKER.takes(accepted.reviewId()), 200);
        return accepted.reviewId();
    }

    @Test
    void tellsWhoElseIsThereAndWhoWrites() throws InterruptedException, IOException {
        UUID review = taken();
        try (OpenPage anna = OpenPage.of(review, "anna")) {
            anna.isTold("data: []"::equals);
            try (OpenPage ben = OpenPage.of(review, "ben")) {
                ben.isTold("data: [{\"name\":\"anna\",\"typing\":false}]"::equals);
                anna.isTold("data: [{\"name\":\"ben\",\"typing\":false}]"::equals);
                Desk.expect(
                        Desk.of("ben", Roles.FACT_CHECKER).asks().post("/desk/reviews/" + review + "/live/typing"),
                        204);
                anna.isTold("data: [{\"name\":\"ben\",\"typing\":true}]"::equals);
                anna.isTold("data: [{\"name\":\"ben\",\"typing\":false}]"::equals);
            }
            anna.isTold("data: []"::equals);
        }
    }

    @Test
    void tellsOfChangesOfTheReviewAndOfRemarks() throws InterruptedException, IOException {
        UUID review = taken();
        try (OpenPage page = OpenPage.of(review, "anna")) {
            page.isTold(("data: {\"version\":" + Desk.CHECKER.version(review) + "}")::equals);
            page.isTold("data: {\"stamp\":0}"::equals);
            Desk.expect(Desk.CHECKER.drafts(review, Desk.DRAFT), 200);
            page.isTold(("data: {\"version\":" + Desk.CHECKER.version(review) + "}")::equals);
            Desk.expect(
                    Desk.EDITOR
                            .asks()
                            .contentType(ContentType.JSON)
                            .body(Map.of("part", "BODY", "passage", "series", "remark", "Which?"))
                            .post("/api/reviews/" + review + "/remarks"),
                    201);
            page.isTold("event: remarks"::equals);
            page.isTold("data: {\"stamp\":1}"::equals);
        }
    }

    @Test
    void seesThoseWhoAreAtAnotherInstance() throws InterruptedException, IOException, SQLException {
        UUID review = taken();
        Database.asOwner("insert into presence (id, review_id, sub, name, seen_at) values ('" + Ids.next() + "', '"
                + review + "', 'sub-far', 'Far Away', clock_timestamp())");
        Database.asOwner("insert into presence (id, review_id, sub, name, seen_at) values ('" + Ids.next() + "', '"
                + review + "', 'sub-gone', 'Long Gone', clock_timestamp() - interval '20 seconds')");
        try (OpenPage page = OpenPage.of(review, "anna")) {
            page.isTold("data: [{\"name\":\"Far Away\",\"typing\":false}]"::equals);
        }
    }

    @Test
    void endsWhenTheTokenDoes() throws InterruptedException, IOException {
        UUID review = taken();
        Instant now = Instant.now();
        String token = TokensForTests.token(
                "anna", TokensForTests.ISSUER, TokensForTests.AUDIENCE, now, now.plusSeconds(8), Roles.FACT_CHECKER);
        try (OpenPage page = new OpenPage(review, token)) {
            page.isTold("END"::equals);
        }
    }

    @Test
    void endsWhenThePersonIsDeactivated() throws InterruptedException, IOException, SQLException {
        UUID review = taken();
        String name = "leaver-" + Ids.next();
        try (OpenPage page = OpenPage.of(review, name)) {
            page.isTold("data: []"::equals);
            Database.asOwner("insert into deactivated_person (sub, at) values ('sub-" + name + "', now())");
            page.isTold("END"::equals);
        }
        assertThat(ask(review, TokensForTests.token(name, Roles.FACT_CHECKER)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void isForTheDeskOnlyAndForReviewsThatExist() {
        UUID review = taken();
        assertThat(ask(review, "").statusCode()).isEqualTo(401);
        assertThat(ask(review, TokensForTests.token("partner", Roles.PARTNER)).statusCode())
                .isEqualTo(403);
        assertThat(ask(Ids.next(), TokensForTests.token("anna", Roles.ADMIN)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void keepsNoMorePagesOfOnePersonUpToDateThanItShould() throws IOException {
        UUID review = taken();
        String name = "collector-" + Ids.next();
        List<OpenPage> pages = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                pages.add(OpenPage.of(review, name));
            }
            assertThat(ask(review, TokensForTests.token(name, Roles.FACT_CHECKER))
                            .statusCode())
                    .isEqualTo(429);
        } finally {
            for (OpenPage page : pages) {
                page.close();
            }
        }
    }
}
