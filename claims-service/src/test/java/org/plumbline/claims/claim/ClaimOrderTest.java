package org.plumbline.claims.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.time.Ids;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class ClaimOrderTest {

    @Inject
    Claims claims;

    @Inject
    RecomputePriorities recompute;

    @Inject
    DataSource database;

    @ParameterizedTest
    @EnumSource
    void walksInOrderWithoutGapOrDoubleThoughClaimsChange(ClaimOrder order) {
        String topic = "walk-" + order.name().toLowerCase(Locale.ROOT);
        List<Claim> stored = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            stored.add(store(topic, (i * 7) % 4));
        }
        Comparator<Claim> byId = Comparator.comparing(claim -> claim.id().toString());
        Comparator<Claim> expected =
                switch (order) {
                    case PRIORITY ->
                        Comparator.comparing(Claim::storedPriority)
                                .thenComparing(byId)
                                .reversed();
                    case NEWEST -> byId.reversed();
                    case OLDEST -> byId;
                };
        List<UUID> sorted = stored.stream().sorted(expected).map(Claim::id).toList();

        List<UUID> walked = new ArrayList<>();
        ClaimCursor after = null;
        do {
            ClaimPage page = claims.search(filter(topic), order, 3, after);
            page.claims().forEach(claim -> walked.add(claim.id()));
            after = again(page.cursor());
            // What was seen already climbs; the rest of the walk does not move by it.
            noteDemand(walked.getLast(), 90);
        } while (after != null);

        assertThat(walked).containsExactlyElementsOf(sorted);
    }

    @Test
    void aCursorIsReadAsItIsWritten() {
        UUID id = Ids.next();
        assertThat(ClaimCursor.parse(new ClaimCursor(713, id).toString())).contains(new ClaimCursor(713, id));
        for (String nonsense : List.of("", "x", id.toString(), "-1-" + id, "99999-" + id, "7-nonsense")) {
            assertThat(ClaimCursor.parse(nonsense)).as(nonsense).isEmpty();
        }
    }

    @Test
    void storesThePriorityAnewWhateverChanges() {
        Claim claim = store("stored", 0);
        assertThat(claim.storedPriority()).isEqualTo(claim.priority().points()).isPositive();

        noteDemand(claim.id(), 40);

        Claim asked = claims.get(claim.id()).orElseThrow();
        assertThat(asked.storedPriority()).isEqualTo(asked.priority().points()).isGreaterThan(claim.storedPriority());
    }

    @Test
    void computesAnewWhatAnotherTableGaveAndLeavesVersionsAlone() throws SQLException {
        Claim claim = store("recomputed", 3);
        execute("update claim set priority = 0, priority_basis = 'older' where id = '" + claim.id() + "'");

        assertThat(recompute.outdated()).isPositive();

        Claim now = claims.get(claim.id()).orElseThrow();
        assertThat(now.storedPriority()).isEqualTo(claim.storedPriority()).isPositive();
        assertThat(now.version()).isEqualTo(claim.version());
        assertThat(recompute.outdated()).isZero();
    }

    @Test
    void thePlanForTheInboxUsesTheIndex() throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off");
            try (ResultSet row = statement.executeQuery(
                    "explain select * from claim where state = 'SUBMITTED' and (priority, id) < (500, '" + Ids.next()
                            + "') order by priority desc, id desc limit 26")) {
                while (row.next()) {
                    plan.append(row.getString(1)).append('\n');
                }
            } finally {
                statement.execute("reset enable_seqscan");
            }
        }
        assertThat(plan.toString()).contains("claim_priority").doesNotContain("Sort");
    }

    private static @Nullable ClaimCursor again(@Nullable ClaimCursor cursor) {
        return cursor == null ? null : ClaimCursor.parse(cursor.toString()).orElseThrow();
    }

    private static ClaimFilter filter(String topic) {
        return new ClaimFilter(null, topic, null, null, null);
    }

    private Claim store(String topic, int demand) {
        UUID id = Ids.next();
        QuarkusTransaction.requiringNew().run(() -> {
            Claim claim = new Claim(
                    id,
                    new org.plumbline.claims.claim.Statement(
                            "It rained", "en", null, null, null, null, List.of(), List.of(topic), List.of()),
                    Fixtures.CHECKER,
                    Fixtures.NOON);
            claim.noteDemand(demand);
            claims.persist(claim);
        });
        return claims.get(id).orElseThrow();
    }

    private void noteDemand(UUID id, int demand) {
        QuarkusTransaction.requiringNew()
                .run(() -> claims.getToChange(id).orElseThrow().noteDemand(demand));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
