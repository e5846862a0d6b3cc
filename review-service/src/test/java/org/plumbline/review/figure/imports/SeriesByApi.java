package org.plumbline.review.figure.imports;

import java.util.Map;
import java.util.UUID;

import org.plumbline.review.Desk;

/** Makes series as the desk does it. */
final class SeriesByApi {

    private SeriesByApi() {}

    /** A new series of an editor's. */
    static UUID create(String name) {
        return UUID.fromString(Desk.EDITOR
                .asks()
                .contentType("application/json")
                .body(Map.of(
                        "name", name,
                        "measure", "killed",
                        "accumulation", "CUMULATIVE",
                        "basis", "REPORTED",
                        "sourceName", "Gaza health ministry",
                        "volatility", "NORMAL"))
                .post("/api/series")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }
}
