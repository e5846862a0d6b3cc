package org.plumbline.review.audit;

import org.plumbline.kit.audit.page.AuditPlace;

/** Where the audit trail of this service stands. */
final class Trail {

    static final String PAGE = "/desk/audit";
    static final String CSV = PAGE + ".csv";
    static final AuditPlace PLACE =
            new AuditPlace("reviews", PAGE, "review", "/desk/reviews/", "Audit trail of claims", "/desk/claims/audit");

    private Trail() {}
}
