package org.plumbline.review.evidence;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Who a source is that readers are not told of; kept apart from the evidence, of which much is published. */
@Entity
class ProtectedSource {

    @Id
    private UUID evidenceId;

    private String name;

    protected ProtectedSource() {}

    ProtectedSource(UUID evidenceId, String name) {
        this.evidenceId = evidenceId;
        this.name = name;
    }

    UUID evidenceId() {
        return evidenceId;
    }

    String name() {
        return name;
    }

    void rename(String to) {
        name = to;
    }
}
