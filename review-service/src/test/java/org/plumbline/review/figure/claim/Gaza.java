package org.plumbline.review.figure.claim;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.inject.spi.CDI;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import org.plumbline.kit.identity.Person;
import org.plumbline.review.Desk;
import org.plumbline.review.event.ClaimEvents;
import org.plumbline.review.figure.GazaSeries;
import org.plumbline.review.figure.series.NewPoint;
import org.plumbline.review.figure.series.Origin;
import org.plumbline.review.figure.series.RecordPoints;

/** The series of those killed in Gaza, and reviews that are checked by it. */
public final class Gaza {

    private static final Person IMPORTER = new Person("sub-editor", "Editor");

    private Gaza() {}

    /** What the ministry reported, until 22 August 2026. */
    public static List<NewPoint> points() {
        return GazaSeries.read().points().stream()
                .map(point -> new NewPoint(
                        point.asOf(),
                        null,
                        point.best(),
                        null,
                        null,
                        point.derived() ? Origin.DERIVED : Origin.REPORTED,
                        null,
                        null))
                .toList();
    }

    /** A new series with these points. */
    public static UUID series(List<NewPoint> points) {
        UUID series = UUID.fromString(Desk.EDITOR
                .asks()
                .contentType("application/json")
                .body(Map.of(
                        "name", "Killed in Gaza",
                        "measure", "killed",
                        "subject", "Palestinians",
                        "place", "Gaza",
                        "periodStart", "2023-10-07",
                        "accumulation", "CUMULATIVE",
                        "basis", "REPORTED",
                        "sourceName", "Gaza health ministry",
                        "volatility", "NORMAL"))
                .post("/api/series")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        record(series, points);
        return series;
    }

    /** Writes points down in one transaction, as an import does. */
    public static void record(UUID series, List<NewPoint> points) {
        RecordPoints recording = CDI.current().select(RecordPoints.class).get();
        QuarkusTransaction.requiringNew().run(() -> recording.add(series, points, IMPORTER, null));
    }

    /** Adds a point through the API. */
    public static void add(UUID series, String asOf, int best) {
        Desk.expect(
                Desk.EDITOR
                        .asks()
                        .contentType("application/json")
                        .body(Map.of("asOf", asOf, "best", new BigDecimal(best), "confirmed", true))
                        .post("/api/series/{id}/points", series),
                201);
    }

    /** A review of a claim with that figure, on which somebody works. */
    public static UUID taken(ClaimEvents events, String comparator, int value) {
        Desk.Accepted accepted =
                Desk.accepted(claim -> ((ObjectNode) claim.path("quantities").path(0))
                        .put("comparator", comparator)
                        .put("value", value));
        events.receive(accepted.record());
        Desk.expect(Desk.CHECKER.takes(accepted.reviewId()), 200);
        return accepted.reviewId();
    }

    /** What the claim of a review is checked by. */
    public static JsonPath figures(UUID review) {
        return Desk.CHECKER
                .asks()
                .get("/api/reviews/{id}/figures", review)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The page of a review. */
    public static String desk(UUID review) {
        return Desk.CHECKER
                .asks()
                .accept("text/html")
                .get("/desk/reviews/{id}", review)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    public static Response tie(Desk person, UUID review, UUID series) {
        return person.sends(
                "PUT", review, "figures", Map.of("series", List.of(Map.of("quantity", 0, "series", series))));
    }

    /** From a draft to the public. */
    public static void publish(UUID review) {
        Desk.expect(Desk.CHECKER.posts(review, "evidence", Desk.PRIMARY_SOURCE), 201);
        Desk.expect(Desk.CHECKER.posts(review, "evidence", Desk.SECOND_SOURCE), 201);
        Desk.expect(Desk.CHECKER.posts(review, "submission", null), 200);
        Desk.expect(Desk.EDITOR.approves(review), 200);
        Desk.expect(Desk.EDITOR2.approves(review), 200);
        Desk.expect(Desk.EDITOR.publishes(review), 201);
    }
}
