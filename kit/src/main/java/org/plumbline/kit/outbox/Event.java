package org.plumbline.kit.outbox;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of every event, as it stands in Kafka; the record's key is the aggregate's id. A reader passes over
 * fields that a newer sender added.
 *
 * @param id UUIDv7, by which a consumer knows that it has had it
 * @param type {@code subject.verb-in-the-past}
 * @param version of the data's shape; additions do not raise it
 * @param aggregateId what it happened to; events of one aggregate keep their order
 * @param sequence counts the events of one aggregate from 1, without gaps
 * @param traceparent W3C trace context of the request that caused it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Event(
        UUID id,
        String type,
        int version,
        Instant time,
        UUID aggregateId,
        long sequence,
        @Nullable String traceparent,
        JsonNode data) {}
