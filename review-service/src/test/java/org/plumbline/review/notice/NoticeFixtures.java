package org.plumbline.review.notice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.inject.spi.CDI;

import io.restassured.path.json.JsonPath;

import org.plumbline.kit.identity.Roles;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.event.ClaimEvents;

/** People and reviews of a test's own, and a look at what was told. */
public final class NoticeFixtures {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private NoticeFixtures() {}

    /** Somebody of the desk whom nobody else has to do with. */
    public record Somebody(String name, Desk desk) {

        public String sub() {
            return "sub-" + name;
        }

        public String address() {
            return name + "@desk.example";
        }

        /** Their notices, the newest first. */
        public JsonPath notices(String query) {
            return desk.asks()
                    .get("/api/team/me/notices" + query)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
        }

        /** The kinds of what they were told of a review, the newest first. */
        public List<String> toldOf(UUID review) {
            JsonPath all = notices("?limit=100");
            return all.getList("items.findAll { it.reviewId == '" + review + "' }.kind", String.class);
        }
    }

    /** Somebody who was here, without a mail address. */
    public static Somebody seen(String role) {
        String name = "told" + NEXT.incrementAndGet();
        Desk desk = Desk.of(name, role);
        desk.asks().get("/api/reviews").then().statusCode(200);
        return new Somebody(name, desk);
    }

    public static Somebody checker() {
        return seen(Roles.FACT_CHECKER);
    }

    public static Somebody editor() {
        return seen(Roles.EDITOR);
    }

    /** Somebody whose mail address is known. */
    public static Somebody reachable(String role) throws SQLException {
        Somebody somebody = seen(role);
        update(
                "insert into mail_address (sub, address, learned_at) values (?, ?, now())",
                somebody.sub(),
                somebody.address());
        return somebody;
    }

    /** A review of a claim of its own. */
    public static UUID opened(String claim) {
        Desk.Accepted accepted = Desk.accepted(
                data -> data.put("text", claim).put("restatement", claim).put("language", "en"));
        CDI.current().select(ClaimEvents.class).get().receive(accepted.record());
        return accepted.reviewId();
    }

    public static void assign(UUID review, Somebody by, Somebody to) {
        Desk.expect(by.desk().posts(review, "assignment", Map.of("sub", to.sub())), 200);
    }

    public static void update(String sql, Object... values) throws SQLException {
        try (Connection connection = Database.asService();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            update.executeUpdate();
        }
    }

    /** The first column of each row, as text. */
    public static List<String> query(String sql, Object... values) throws SQLException {
        try (Connection connection = Database.asService();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            List<String> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
            return found;
        }
    }
}
