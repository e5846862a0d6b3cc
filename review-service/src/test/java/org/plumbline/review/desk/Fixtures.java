package org.plumbline.review.desk;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.inject.spi.CDI;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.plumbline.review.Desk;
import org.plumbline.review.event.ClaimEvents;

/** Reviews to be looked at, and what is typed into their forms. */
final class Fixtures {

    static final Map<String, String> DRAFT = Map.of(
            "rating", "true",
            "headline", "Yes: more than 33,000 have been killed",
            "summary", "The health ministry’s series had passed that number by 4 April 2024.",
            "body", "The ministry counted **33,037** people by 4 April [1].\n\n> A quotation\n\n# What we found",
            "methodology", "We read the [series](https://series.example/).",
            "language", "en");

    static final Map<String, String> PRIMARY = Map.ofEntries(
            Map.entry("publisher", "Ministry of Examples"),
            Map.entry("title", "Daily figures"),
            Map.entry("url", "https://ministry.example/daily"),
            Map.entry("publishedOn", "2024-04-04"),
            Map.entry("type", "DATASET"),
            Map.entry("primary", "true"),
            Map.entry("stance", "SUPPORTS"),
            Map.entry("quote", "33,037 martyrs"),
            Map.entry("figureValue", "33,037"),
            Map.entry("figureMeasure", "killed"),
            Map.entry("figureAsOf", "2024-04-04"),
            Map.entry("notes", "Call them again"));

    static final Map<String, String> SECOND =
            Map.of("publisher", "Example Agency", "title", "What it means", "type", "REPORT", "stance", "CONTEXT");

    private Fixtures() {}

    /** A review that was opened just now, of a claim of high risk. */
    static UUID opened() {
        return opened(claim -> {});
    }

    static UUID opened(Consumer<ObjectNode> change) {
        Desk.Accepted accepted = Desk.accepted(change);
        CDI.current().select(ClaimEvents.class).get().receive(accepted.record());
        return accepted.reviewId();
    }

    /** Taken by the checker. */
    static UUID taken() {
        UUID id = opened();
        take(id);
        return id;
    }

    static void take(UUID id) {
        Desk.expect(Desk.CHECKER.posts(id, "assignment", Map.of("sub", "sub-checker")), 200);
    }

    /** Drafted by the checker, with two sources, and submitted. */
    static UUID inApproval() {
        UUID id = taken();
        Desk.expect(Desk.CHECKER.posts(id, "evidence", Desk.PRIMARY_SOURCE), 201);
        Desk.expect(Desk.CHECKER.posts(id, "evidence", Desk.SECOND_SOURCE), 201);
        Desk.expect(Desk.CHECKER.drafts(id, Desk.DRAFT), 200);
        Desk.expect(Desk.CHECKER.posts(id, "submission", null), 200);
        return id;
    }

    static Map<String, String> with(Map<String, String> fields, String field, String value) {
        Map<String, String> changed = new HashMap<>(fields);
        changed.put(field, value);
        return changed;
    }
}
