package org.plumbline.review.figure.claim;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.inject.spi.CDI;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;

import org.plumbline.kit.identity.Person;
import org.plumbline.review.Desk;
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
                        .body(Map.of("asOf", asOf, "best", new BigDecimal(best)))
                        .post("/api/series/{id}/points", series),
                201);
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
