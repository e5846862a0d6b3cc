package org.plumbline.claims.tip;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.Claims;
import org.plumbline.claims.claim.Fixtures;
import org.plumbline.claims.claim.NormalisedText;
import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.time.Ids;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class UpkeepTest {

    @Inject
    Upkeep upkeep;

    @Inject
    SameText sameText;

    @Inject
    Claims claims;

    @Inject
    DataSource database;

    @Test
    void claimsOfAnOlderVersionAreFoundByTheirWordsToo() throws SQLException {
        UUID id = Ids.next();
        NormalisedText text = NormalisedText.of("Wolves came as far as Ulmen");
        QuarkusTransaction.requiringNew()
                .run(() -> claims.persist(new Claim(
                        id, Fixtures.bareStatement("Wolves came as far as Ulmen!"), Fixtures.CHECKER, Fixtures.NOON)));
        assertThat(found(text)).hasValue(id);
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update claim set normalised_text_sha256 = null where id = ?")) {
            update.setObject(1, id);
            update.executeUpdate();
        }
        assertThat(found(text)).isEmpty();

        upkeep.run();

        assertThat(found(text)).hasValue(id);
        assertThat(claims.get(id).orElseThrow().version()).isZero();
    }

    private Optional<UUID> found(NormalisedText text) {
        return QuarkusTransaction.requiringNew().call(() -> sameText.claim(text));
    }
}
