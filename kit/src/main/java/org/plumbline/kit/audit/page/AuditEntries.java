package org.plumbline.kit.audit.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;

/**
 * A part of an audit trail as JSON, the newest rows first.
 *
 * @param count how many the filter finds in all
 * @param next where the next part starts; null at the end
 */
@Schema(name = "AuditEntries")
public record AuditEntries(
        List<Item> items, long count, @Nullable UUID next) {

    /**
     * A row.
     *
     * @param sequence its number among those of its subject, from 1
     * @param detail what changed, before and after under {@code changes}
     * @param hash SHA-256 over the hash of the subject's row before and the canonical JSON of this one
     */
    @Schema(name = "AuditEntry")
    public record Item(
            UUID id,
            Instant at,
            Person actor,
            String action,
            UUID subject,
            long sequence,
            Map<String, Object> detail,
            String hash) {}
}
