package org.plumbline.claims.audit;

import org.plumbline.kit.audit.page.AuditPlace;

/** Where the audit trail of this service stands. */
final class Trail {

    static final String PAGE = "/desk/claims/audit";
    static final String CSV = PAGE + ".csv";
    static final AuditPlace PLACE =
            new AuditPlace("claims", PAGE, "claim", "/desk/claims/", "Audit trail of reviews", "/desk/audit");

    private Trail() {}
}
