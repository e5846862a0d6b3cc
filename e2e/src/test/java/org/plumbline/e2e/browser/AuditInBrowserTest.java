package org.plumbline.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.plumbline.devstack.Stack;
import org.plumbline.e2e.BuiltCommand;
import org.plumbline.e2e.WholeSystem;

/** An admin reads who did what in both services, and the command finds what was changed behind their backs. */
@ExtendWith(WholeSystem.class)
class AuditInBrowserTest {

    private static final String CLAIM = "Seven bridges were closed on the river";

    @Test
    void anAdminReadsTheTrailsAndTheCommandVerifiesThem(Stack system) throws Exception {
        try (Chromium chromium = new Chromium(system)) {
            Visitor checker = chromium.loggedIn("checker");
            String claim = enterClaim(checker);
            checker.open("/desk");
            assertThat(checker.page().locator("nav")).not().containsText("Audit trail");
            assertThat(checker.page().navigate(system.baseUrl() + "/desk/audit").status())
                    .isEqualTo(403);

            for (Visitor.Screen screen : Visitor.Screen.values()) {
                Visitor admin = chromium.visitor(screen);
                admin.logIn("admin");
                read(admin, claim, screen.name().toLowerCase(Locale.ROOT));
            }
        }
        verify(system);
    }

    private static String enterClaim(Visitor checker) {
        checker.open("/desk/claims/new");
        checker.fill("The claim in its own words", CLAIM);
        checker.press("Enter the claim");
        String id = checker.page().url().replaceFirst("\\?.*", "").replaceFirst(".*/", "");
        checker.press("Accept");
        checker.follow(checker.page().locator("section[aria-labelledby=review] a"));
        checker.page().getByText("Take this review").waitFor(new Locator.WaitForOptions().setTimeout(60_000));
        checker.press("Take this review");
        return id;
    }

    private static void read(Visitor admin, String claim, String screen) {
        admin.follow("Audit trail");
        assertThat(admin.page().locator("h1")).hasText("Audit trail: reviews");
        admin.choose("What", "review.taken");
        admin.press("Show");
        admin.unfold("Before and after");
        assertThat(admin.page().locator("main")).containsText("IN_PROGRESS");
        admin.fitsItsWindow();
        admin.look("desk-audit-" + screen);

        admin.follow("Audit trail of claims");
        admin.fill("Done to", claim);
        admin.press("Show");
        assertThat(admin.page().locator("ol.timeline > li")).hasCount(2);
        assertThat(admin.page().locator("ol.timeline > li").first()).containsText("claim accepted");
        Download file = admin.page()
                .waitForDownload(() -> admin.link("All of these as CSV").click());
        assertThat(file.suggestedFilename()).startsWith("audit-claim-").endsWith(".csv");
        admin.fitsItsWindow();
        admin.look("desk-audit-claims-" + screen);

        admin.fill("Done to", "the claim about bridges");
        admin.press("Show");
        assertThat(admin.page().locator("[role=alert]")).containsText("Done to must be an id.");
        admin.look("desk-audit-refused-" + screen);
    }

    private static void verify(Stack system) throws Exception {
        assertThat(audit(system, 0, Map.of())).contains("claims: everything fits", "review: everything fits");
        Map<String, String> one = Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", system.postgres().jdbcUrl("review"),
                "QUARKUS_DATASOURCE_USERNAME", "review_app",
                "QUARKUS_DATASOURCE_PASSWORD", system.postgres().password("review_app"));
        assertThat(audit(system, 0, one)).contains("review: everything fits").doesNotContain("claims: ");

        tamper(system, "review.taken", "review.stolen");
        try {
            assertThat(audit(system, 1, Map.of()))
                    .contains("claims: everything fits")
                    .contains("review: WRONG in ")
                    .contains("review: first row: ROW_CHANGED. ")
                    .contains("review.stolen at ");
        } finally {
            tamper(system, "review.stolen", "review.taken");
        }
        assertThat(audit(system, 0, Map.of())).contains("review: everything fits");
    }

    private static void tamper(Stack system, String before, String after) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        system.postgres().jdbcUrl("review"),
                        "review_owner",
                        system.postgres().password("review_owner"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update audit_entry set action = '" + after + "' where action = '" + before + "'");
        }
    }

    private static String audit(Stack system, int expected, Map<String, String> environment)
            throws IOException, InterruptedException {
        return BuiltCommand.run(
                expected,
                environment,
                "audit",
                "--port",
                Integer.toString(system.baseUrl().getPort()));
    }
}
