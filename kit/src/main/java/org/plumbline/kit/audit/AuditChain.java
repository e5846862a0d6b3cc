package org.plumbline.kit.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.erdtman.jcs.JsonCanonicalizer;

import org.plumbline.kit.identity.Person;

/**
 * How the audit trail hangs together: a hash is SHA-256 over the hash before it, 32 bytes, and the canonical JSON
 * (RFC 8785) of what it is of, in UTF-8.
 *
 * <p>It has a mapper of its own: what is hashed may not change because somebody configures the service's.
 */
final class AuditChain {

    private static final int HASH_BYTES = 32;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private AuditChain() {}

    /**
     * A row as its hash is of it.
     *
     * @param sequence its number in the chain of its subject, from 1
     * @param at to the microsecond, as it is stored
     * @param detail JSON that {@link #exact} has let through
     */
    record Row(UUID id, long sequence, Instant at, Person actor, String action, UUID subject, String detail) {}

    /** What stands before the first row of a chain. */
    static byte[] start() {
        return new byte[HASH_BYTES];
    }

    /**
     * The hash of a row.
     *
     * @throws NotExact if its detail is nothing that was written here
     */
    static byte[] hash(byte[] previous, Row row) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", row.id().toString());
        json.put("sequence", row.sequence());
        json.put("at", row.at().toString());
        json.putObject("actor")
                .put("sub", row.actor().sub())
                .put("name", row.actor().name());
        json.put("action", row.action());
        json.put("subject", row.subject().toString());
        json.set("detail", requireExact(read(row.detail())));
        return hash(previous, json);
    }

    /** The hash of a seal. */
    static byte[] hash(byte[] previous, Seal seal) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("number", seal.number());
        json.put("sealedAt", seal.at().toString());
        json.put("firstPosition", seal.first());
        json.put("lastPosition", seal.last());
        json.put("entries", seal.entries());
        json.put("digest", HexFormat.of().formatHex(seal.digest()));
        return hash(previous, json);
    }

    /** Adds a row to the digest of a seal. */
    static void add(MessageDigest digest, long position, byte[] hash) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(position).flip());
        digest.update(hash);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /**
     * JSON with the numbers as text that RFC 8785 would write as another number, because it knows doubles only: a change
     * of their last digits would not change the hash.
     */
    static String exact(String json) {
        return exact(read(json)).toString();
    }

    /** A detail that was not written here: a number of it has digits that its hash would not notice, or it is no JSON. */
    static final class NotExact extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotExact(String message) {
            super(message);
        }
    }

    private static byte[] hash(byte[] previous, ObjectNode json) {
        try {
            MessageDigest digest = sha256();
            digest.update(previous);
            return digest.digest(new JsonCanonicalizer(json.toString()).getEncodedUTF8());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new NotExact("The detail is no JSON");
        }
    }

    private static JsonNode exact(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                object.properties().forEach(field -> field.setValue(exact(field.getValue())));
                yield object;
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, exact(array.get(i)));
                }
                yield array;
            }
            default ->
                isDouble(node) ? node : TextNode.valueOf(node.decimalValue().toPlainString());
        };
    }

    private static JsonNode requireExact(JsonNode node) {
        if (!isDouble(node)) {
            throw new NotExact("A number of the detail has more digits than were ever written");
        }
        node.forEach(AuditChain::requireExact);
        return node;
    }

    private static boolean isDouble(JsonNode node) {
        if (!node.isNumber()) {
            return true;
        }
        double nearest = node.decimalValue().doubleValue();
        return Double.isFinite(nearest) && BigDecimal.valueOf(nearest).compareTo(node.decimalValue()) == 0;
    }
}
