package org.plumbline.claims.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.plumbline.kit.csv.CsvFile;
import org.plumbline.kit.csv.Separator;

/** Files to download: the rows that were refused, to be corrected and sent in again, and an empty one to begin with. */
@ApplicationScoped
class RefusedFile {

    private final ImportRows rows;

    RefusedFile(ImportRows rows) {
        this.rows = rows;
    }

    /**
     * The refused rows as they were sent, behind two columns that say where they stood and what is wrong; these two are
     * left out when the file is sent in again.
     */
    @Transactional
    Response of(ClaimImport found) {
        List<List<String>> table = new ArrayList<>();
        table.add(row(Field.ROW, Field.REFUSED_BECAUSE, found.header()));
        for (ImportRows.Refused refused : rows.refused(found.id(), 0, CsvFile.MAX_ROWS)) {
            String reasons = refused.reasons().stream().map(Reason::words).collect(Collectors.joining("; "));
            table.add(row(
                    String.valueOf(refused.row().number()),
                    reasons,
                    refused.row().cells()));
        }
        return answer("refused-" + found.id() + ".csv", CsvFile.write(found.separator(), table));
    }

    /** The columns that need no explanation, and no rows. */
    static Response template() {
        List<String> header = Stream.of(Field.values()).map(Field::column).toList();
        return answer("claims.csv", CsvFile.write(Separator.COMMA, List.of(header)));
    }

    private static List<String> row(String number, String reasons, List<String> cells) {
        List<String> row = new ArrayList<>(List.of(number, reasons));
        row.addAll(cells);
        return row;
    }

    private static Response answer(String name, String file) {
        return Response.ok(file, "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
