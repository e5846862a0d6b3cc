package org.plumbline.claims.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.claims.Tokens.admin;
import static org.plumbline.claims.Tokens.as;
import static org.plumbline.claims.Tokens.checker;
import static org.plumbline.claims.Tokens.nobody;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.audit.AuditVerification;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class TrailTest {

    @Inject
    DataSource database;

    @ParameterizedTest
    @ValueSource(strings = {"/desk/claims/audit", "/desk/claims/audit.csv", "/api/claims/audit"})
    void isForAdminsOnly(String path) {
        String claim = submitted();

        for (String role : new String[] {"fact-checker", "editor", "partner"}) {
            assertThat(as("somebody", role).get(path).statusCode()).as(role).isEqualTo(403);
        }
        assertThat(nobody().get(path).statusCode()).isEqualTo(401);
        Response answer = admin().get(path + "?subject=" + claim);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.asString()).contains("checker", claim);
    }

    @Test
    void leadsToTheClaimAndToTheTrailOfReviews() {
        String claim = submitted();

        assertThat(admin().accept("text/html")
                        .get("/desk/claims/audit?subject=" + claim)
                        .asString())
                .contains("1 row, newest first")
                .contains("<b>claim submitted</b>, <a href=\"/desk/claims/" + claim + "\">")
                .contains("<a class=\"button second\" href=\"/desk/audit\">Audit trail of reviews</a>");
        // The addresses of claims are as they were.
        assertThat(checker().get("/api/claims/" + claim).statusCode()).isEqualTo(200);
        assertThat(checker().get("/desk/claims/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatTheServiceWroteVerifies() throws SQLException {
        submitted();
        try (Connection connection = database.getConnection()) {
            AuditVerification.Report report = AuditVerification.of(connection, null);
            assertThat(report.fits()).as("%s", report).isTrue();
            assertThat(report.entries()).isPositive();
        }
    }

    private static String submitted() {
        return checker()
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"text\": \"Forty boats left the harbour\", \"language\": \"en\"}")
                .post("/api/claims")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
