package org.plumbline.review.log;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

import org.plumbline.kit.hash.Sha256;
import org.plumbline.review.verdict.CanonicalJson;

/**
 * A revision in the pieces that the log holds a hash of, each of which can be removed without the others.
 *
 * <p>A piece is named by its JSON Pointer (RFC 6901): a member of the revision, or where that is an object or a list, each
 * member or element of it. The address that the verdict was published at is one more, {@link #SLUG}.
 */
public final class Fields {

    /** No JSON Pointer, so that nothing in a revision can be called like it. */
    public static final String SLUG = "slug";

    /** How many bytes a salt has. */
    public static final int SALT_LENGTH = 32;

    /** A longer list is one piece, so that an entry of the log has room for the hashes of all pieces. */
    private static final int LONGEST_LIST = 100;

    private Fields() {}

    /** The pieces by their names, each as canonical JSON (RFC 8785). */
    public static SortedMap<String, String> of(String slug, JsonNode revision) {
        SortedMap<String, String> fields = new TreeMap<>();
        fields.put(SLUG, CanonicalJson.of(slug));
        for (Map.Entry<String, JsonNode> member : revision.properties()) {
            String name = "/" + escape(member.getKey());
            JsonNode value = member.getValue();
            if (!value.isContainerNode() || value.isEmpty() || value.size() > LONGEST_LIST) {
                fields.put(name, CanonicalJson.of(value));
            } else if (value.isObject()) {
                value.properties()
                        .forEach(inner ->
                                fields.put(name + "/" + escape(inner.getKey()), CanonicalJson.of(inner.getValue())));
            } else {
                for (int i = 0; i < value.size(); i++) {
                    fields.put(name + "/" + i, CanonicalJson.of(value.get(i)));
                }
            }
        }
        return fields;
    }

    /** SHA-256(salt ‖ UTF-8 of the canonical JSON), in hexadecimal. */
    public static String hash(byte[] salt, String canonical) {
        byte[] words = canonical.getBytes(StandardCharsets.UTF_8);
        byte[] input = new byte[salt.length + words.length];
        System.arraycopy(salt, 0, input, 0, salt.length);
        System.arraycopy(words, 0, input, salt.length, words.length);
        return HexFormat.of().formatHex(Sha256.of(input));
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
