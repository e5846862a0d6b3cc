package org.plumbline.kit.audit.page;

import java.util.List;
import java.util.stream.Collectors;

import org.plumbline.kit.audit.AuditTrail;

/** Rows of the audit trail as lines of CSV (RFC 4180), safe to open in a spreadsheet. */
final class AuditCsv {

    /** A byte order mark first, without which Excel takes UTF-8 for something else. */
    static final String HEAD = "\uFEFF"
            + line(List.of("at", "actor", "actor_sub", "action", "subject", "sequence", "position", "detail", "hash"));

    /** With these a spreadsheet begins a formula; the wide ones too, in some languages. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private AuditCsv() {}

    static String line(AuditTrail.Row row) {
        return line(List.of(
                row.at().toString(),
                row.actor().name(),
                row.actor().sub(),
                row.action(),
                row.subject().toString(),
                Long.toString(row.sequence()),
                Long.toString(row.position()),
                row.detail(),
                row.hash()));
    }

    private static String line(List<String> cells) {
        return cells.stream().map(AuditCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
