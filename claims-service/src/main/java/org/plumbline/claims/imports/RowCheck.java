package org.plumbline.claims.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.plumbline.claims.claim.Statement;
import org.plumbline.kit.csv.CsvFile;

/** Goes through an import's rows, in parts, and says which of them become claims and why the others do not. */
final class RowCheck {

    private final RowReader reader;
    private final ClaimImport of;
    private final KnownClaims known;
    private final Map<Said, Integer> earlier = new HashMap<>();

    RowCheck(ClaimImport of, KnownClaims known) {
        this.reader = of.reader();
        this.of = of;
        this.known = known;
    }

    /** A row that becomes a claim. */
    record Good(int number, Statement statement) {}

    record Outcome(List<Good> good, List<ImportRows.Refused> refused) {}

    /** What becomes of the next rows; they are compared with those that were asked about before, too. */
    Outcome check(List<CsvFile.Row> rows) {
        List<RowReader.Reading> readings = rows.stream().map(reader::read).toList();
        List<String> texts = readings.stream()
                .map(RowReader.Reading::statement)
                .filter(Objects::nonNull)
                .map(Statement::text)
                .toList();
        Map<Said, UUID> here =
                known.among(texts, of.ownOnly() ? of.submittedBy().sub() : null);
        List<Good> good = new ArrayList<>();
        List<ImportRows.Refused> refused = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            CsvFile.Row row = rows.get(i);
            Statement statement = readings.get(i).statement();
            List<Reason> reasons =
                    statement == null ? readings.get(i).reasons() : doubles(statement, row.number(), here);
            if (statement == null || !reasons.isEmpty()) {
                refused.add(new ImportRows.Refused(row, reasons));
            } else {
                good.add(new Good(row.number(), statement));
            }
        }
        return new Outcome(good, refused);
    }

    private List<Reason> doubles(Statement statement, int number, Map<Said, UUID> here) {
        Said said = Said.of(statement);
        UUID claim = here.get(said);
        if (claim != null) {
            return List.of(Reason.hereAlready(claim));
        }
        Integer before = earlier.putIfAbsent(said, number);
        return before == null ? List.of() : List.of(Reason.doubleOf(before));
    }
}
