package org.plumbline.kit.audit.page;

import java.util.List;

import org.plumbline.kit.audit.AuditTrail;
import org.plumbline.kit.web.Csv;

/** Rows of the audit trail as lines of CSV. */
final class AuditCsv {

    static final String HEAD = Csv.START
            + Csv.line(
                    List.of("at", "actor", "actor_sub", "action", "subject", "sequence", "position", "detail", "hash"));

    private AuditCsv() {}

    static String line(AuditTrail.Row row) {
        return Csv.line(List.of(
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
}
