package org.plumbline.review.statistics;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.Ids;
import org.plumbline.review.review.rule.ReviewState;

/** A desk's past as chance has it, written into the tables and kept here, to be counted another way. */
final class RandomDesk {

    private static final List<String> CLAIMANTS = List.of("Minister A", "Agency B", "=Party C", "حزب د");
    private static final List<String> TOPICS = List.of("health", "war", "economy", "elections");
    private static final List<String> RATINGS = List.of("true", "false", "half-true", "an-older-rating");

    private final Random random;
    private final Connection connection;
    private final Instant start;
    private final Duration length;

    final List<Review> reviews = new ArrayList<>();
    final List<Revision> revisions = new ArrayList<>();

    /** A change of a review's state; the first one has none before. */
    record Transition(UUID review, Instant at, @Nullable ReviewState from, ReviewState to) {}

    /** A review with all that happened to it. */
    record Review(UUID id, UUID claim, @Nullable String claimant, Instant openedAt, List<Transition> transitions) {}

    /** A revision of a claim's verdict. */
    record Revision(
            UUID claim, Instant at, String rating, @Nullable String claimant, List<String> topics) {}

    RandomDesk(long seed, Connection connection, Instant start, Duration length) {
        this.random = new Random(seed);
        this.connection = connection;
        this.start = start;
        this.length = length;
    }

    void live(int claims) throws SQLException {
        for (int i = 0; i < claims; i++) {
            UUID claim = Ids.next();
            String claimant = random.nextInt(5) == 0 ? null : CLAIMANTS.get(random.nextInt(CLAIMANTS.size()));
            UUID snapshot = snapshot(claim, claimant);
            int many = 1 + random.nextInt(2);
            for (int j = 0; j < many; j++) {
                review(claim, claimant, snapshot);
            }
            revisions(claim, claimant);
        }
    }

    private Instant moment() {
        return start.plusSeconds(random.nextLong(length.toSeconds()));
    }

    private UUID snapshot(UUID claim, @Nullable String claimant) throws SQLException {
        UUID id = Ids.next();
        insert(
                "insert into claim_snapshot (id, claim_id, data, received_at) values (?, ?, ?::jsonb, ?)",
                id,
                claim,
                "{\"text\": \"x\", \"language\": \"en\", \"claimant\": " + quoted(claimant) + "}",
                Timestamp.from(start));
        return id;
    }

    private void review(UUID claim, @Nullable String claimant, UUID snapshot) throws SQLException {
        UUID id = Ids.next();
        Instant at = moment();
        List<Transition> transitions = new ArrayList<>(List.of(new Transition(id, at, null, ReviewState.OPEN)));
        ReviewState state = ReviewState.OPEN;
        int steps = random.nextInt(9);
        for (int i = 0; i < steps && !state.next().isEmpty(); i++) {
            // A clock that does not move, or moves by months.
            at = at.plusSeconds(random.nextInt(4) == 0 ? 0 : random.nextInt(20 * 24 * 3600));
            List<ReviewState> next = List.copyOf(state.next());
            ReviewState to = next.get(random.nextInt(next.size()));
            transitions.add(new Transition(id, at, state, to));
            state = to;
        }
        insert(
                """
                insert into review (id, claim_id, snapshot_id, kind, state, risk, language, opened_at, changed_at,
                    version, dropped_reason)
                values (?, ?, ?, 'INITIAL', ?, 'NORMAL', 'en', ?, ?, 1, ?)""",
                id,
                claim,
                snapshot,
                state.name(),
                Timestamp.from(transitions.getFirst().at()),
                Timestamp.from(at),
                state == ReviewState.DROPPED ? "chance" : null);
        int sequence = 0;
        for (Transition one : transitions) {
            audit(
                    id,
                    ++sequence,
                    one.at(),
                    one.from() == null ? "review.opened" : "review.moved",
                    one.from() == null
                            ? "{}"
                            : "{\"state\": \"" + one.to() + "\", \"previousState\": \"" + one.from() + "\"}");
            if (random.nextInt(3) == 0) {
                // Something else that was done, and changed no state.
                audit(
                        id,
                        ++sequence,
                        one.at(),
                        "draft.edited",
                        "{\"state\": \"" + one.to() + "\", \"previousState\": \"" + one.to() + "\"}");
            }
        }
        audit(id, ++sequence, at, "person.told", "{\"sub\": \"x\"}");
        reviews.add(new Review(id, claim, claimant, transitions.getFirst().at(), List.copyOf(transitions)));
    }

    private void revisions(UUID claim, @Nullable String claimant) throws SQLException {
        int editions = random.nextInt(3);
        for (int edition = 0; edition < editions; edition++) {
            UUID verdict = Ids.next();
            insert(
                    "insert into verdict (id, claim_id, slug, language, created_at) values (?, ?, ?, ?, ?)",
                    verdict,
                    claim,
                    "slug-" + verdict,
                    "l" + edition,
                    Timestamp.from(start));
            int many = 1 + random.nextInt(2);
            for (int number = 1; number <= many; number++) {
                revision(claim, claimant, verdict, number);
            }
        }
    }

    private void revision(UUID claim, @Nullable String claimant, UUID verdict, int number) throws SQLException {
        Instant at = moment();
        String rating = RATINGS.get(random.nextInt(RATINGS.size()));
        List<String> topics =
                TOPICS.stream().filter(topic -> random.nextInt(3) == 0).toList();
        UUID review = Ids.next();
        UUID snapshot = snapshot(claim, claimant);
        insert("""
                insert into review (id, claim_id, snapshot_id, kind, state, risk, language, opened_at, changed_at, version)
                values (?, ?, ?, 'UPDATE', 'PUBLISHED', 'NORMAL', 'en', ?, ?, 1)""", review, claim, snapshot, Timestamp.from(at), Timestamp.from(at));
        insert(
                """
                insert into revision (id, verdict_id, review_id, number, snapshot, hash, published_at)
                values (?, ?, ?, ?, ?, 'x', ?)""",
                Ids.next(),
                verdict,
                review,
                number,
                "{\"rating\": {\"slug\": \"" + rating + "\"}, \"claim\": {\"claimant\": " + quoted(claimant)
                        + ", \"topics\": ["
                        + topics.stream().map(RandomDesk::quoted).collect(Collectors.joining(", ")) + "]}}",
                Timestamp.from(at));
        revisions.add(new Revision(claim, at, rating, claimant, topics));
    }

    private void audit(UUID review, int sequence, Instant at, String action, String detail) throws SQLException {
        insert("""
                insert into audit_entry (id, at, actor_sub, actor_name, action, subject_id, detail, sequence, hash)
                values (?, ?, 'x', 'x', ?, ?, ?::jsonb, ?, ?)""", Ids.next(), Timestamp.from(at), action, review, detail, sequence, new byte[32]);
    }

    private void insert(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        }
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }
}
