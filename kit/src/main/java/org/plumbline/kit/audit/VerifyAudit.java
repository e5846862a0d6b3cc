package org.plumbline.kit.audit;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Verifies the audit trail of one database, named by the environment of the service that writes it: {@code
 * QUARKUS_DATASOURCE_JDBC_URL}, {@code _USERNAME} and {@code _PASSWORD}. A login that can read is enough.
 *
 * <p>Ends with 0 if everything fits, with 1 if something does not, with 2 if it could not look.
 */
public final class VerifyAudit {

    private static final int WRONG = 1;
    private static final int FAILED = 2;
    private static final Pattern SEAL = Pattern.compile("(\\w+):([1-9]\\d{0,17}):([0-9a-f]{64})");

    private VerifyAudit() {}

    /** Takes {@code --seal DATABASE:NUMBER:HASH}, as it was printed, kept, and is to be compared; of another database it says nothing. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
    }

    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream errors) {
        Matcher kept = SEAL.matcher(arguments.size() == 2 ? arguments.getLast() : "");
        if (!arguments.isEmpty() && (!arguments.getFirst().equals("--seal") || !kept.matches())) {
            errors.println("plumbline: --seal wants a seal as it was printed, DATABASE:NUMBER:HASH");
            return FAILED;
        }
        String url = environment.get("QUARKUS_DATASOURCE_JDBC_URL");
        if (url == null || url.isBlank()) {
            errors.println("plumbline: QUARKUS_DATASOURCE_JDBC_URL has to name a database");
            return FAILED;
        }
        try (Connection connection = DriverManager.getConnection(
                url, environment.get("QUARKUS_DATASOURCE_USERNAME"), environment.get("QUARKUS_DATASOURCE_PASSWORD"))) {
            String database = connection.getCatalog();
            AuditVerification.Kept seal = !arguments.isEmpty() && kept.group(1).equals(database)
                    ? new AuditVerification.Kept(Long.parseLong(kept.group(2)), kept.group(3))
                    : null;
            AuditVerification.Report report = AuditVerification.of(connection, seal);
            print(database, report, seal, out);
            return report.fits() ? 0 : WRONG;
        } catch (SQLException e) {
            errors.println("plumbline: the audit trail could not be read: " + e.getMessage());
            return FAILED;
        }
    }

    private static void print(
            String database, AuditVerification.Report report, AuditVerification.@Nullable Kept kept, PrintStream out) {
        out.printf(
                "%s: %d rows about %d subjects, %d seals, %d rows since the latest seal%n",
                database, report.entries(), report.subjects(), report.seals(), report.unsealed());
        Seal latest = report.latest();
        if (latest != null) {
            out.printf(
                    "%s: latest seal, of %s: %s%n", database, latest.at(), AuditVerification.words(database, latest));
        }
        if (report.fits()) {
            out.printf("%s: everything fits%s%n", database, kept == null ? "" : ", the seal that was kept too");
            return;
        }
        out.printf("%s: WRONG in %d %s%n", database, report.wrong(), report.wrong() == 1 ? "place" : "places");
        AuditVerification.Finding row = report.firstRow();
        if (row != null) {
            out.printf("%s: first row: %s. %s.%n", database, row.wrong(), row.words());
        }
        AuditVerification.Finding seal = report.firstSeal();
        if (seal != null) {
            out.printf("%s: first seal: %s. %s.%n", database, seal.wrong(), seal.words());
        }
    }
}
