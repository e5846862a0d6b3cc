package org.plumbline.claims.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

import org.plumbline.claims.Stored;
import org.plumbline.claims.claimant.ClaimantName;
import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;

/** Migrates claims that were stored before there were revisions and claimants. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class EarlierClaimsTest {

    @Test
    void getAFirstRevisionAndTheirClaimant() throws SQLException {
        migration().target("20261122.20").load().migrate();
        try (Connection owner = Stored.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("set search_path to earlier");
            insert(statement, 1, "'Harbour Board'");
            insert(statement, 2, "'HARBOUR  board'");
            insert(statement, 3, "'Straßenamt'");
            insert(statement, 4, "null");
            statement.execute("""
                    insert into claim_appearance (claim_id, position, url)
                    select id, 0, 'https://news.example/tide' from claim where text = 'Claim 1'""");

            migration().load().migrate();

            assertThat(Stored.query(owner, "select name from claimant order by name_key"))
                    .containsExactly("Harbour Board", "Straßenamt");
            assertThat(Stored.query(owner, "select name_key from claimant_name order by name_key"))
                    .containsExactly(ClaimantName.key("Harbour Board"), ClaimantName.key("Straßenamt"));
            assertThat(Stored.query(
                            owner,
                            "select coalesce(n.name, 'nobody') from claim c left join claimant n on n.id = c.claimant_id"
                                    + " order by c.text"))
                    .containsExactly("Harbour Board", "Harbour Board", "Straßenamt", "nobody");
            String kept = Stored.query(
                            owner,
                            "select r.statement::text from claim_revision r join claim c on c.id = r.claim_id"
                                    + " where c.text = 'Claim 1' and r.number = 1 and r.by_name = 'Checker'")
                    .getFirst();
            org.plumbline.claims.claim.Statement read = new StatementColumn().convertToEntityAttribute(kept);
            assertThat(read.text()).isEqualTo("Claim 1");
            assertThat(read.claimant()).isEqualTo("Harbour Board");
            assertThat(read.topics()).containsExactly("tides");
            assertThat(read.appearances().getFirst().url()).isEqualTo("https://news.example/tide");
            assertThat(Stored.query(owner, "select count(*)::text from claim_revision"))
                    .containsExactly("4");
        }
    }

    private static FluentConfiguration migration() {
        var config = ConfigProvider.getConfig();
        return Flyway.configure()
                .dataSource(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.flyway.username", String.class),
                        config.getValue("quarkus.flyway.password", String.class))
                .schemas("earlier")
                .locations("classpath:db/kit", "classpath:db/migration")
                .placeholders(Map.of("app", config.getValue("quarkus.datasource.username", String.class)));
    }

    private static void insert(Statement statement, int number, String claimant) throws SQLException {
        statement.execute("""
                insert into claim (id, version, state, text, language, claimant, topics, quantities, submitted_by_sub,
                                   submitted_by_name, submitted_at, review_sequence, verdict_sequence)
                values (uuidv7(), 0, 'SUBMITTED', 'Claim %d', 'en', %s, '{tides}', '[]', 'sub-checker', 'Checker',
                        now(), 0, 0)""".formatted(number, claimant));
    }
}
