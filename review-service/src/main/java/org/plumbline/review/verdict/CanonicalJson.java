package org.plumbline.review.verdict;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * JSON in the one form of RFC 8785, whose hash does not depend on the order of keys or the way numbers are written.
 *
 * <p>It has a mapper of its own: what is hashed may not change because somebody configures the service's.
 */
public final class CanonicalJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
            .build();

    private CanonicalJson() {}

    /** The value in that form. */
    public static String of(Object value) {
        try {
            // In a list, as the library takes no text or number for itself.
            String list = new JsonCanonicalizer("[" + JSON.writeValueAsString(value) + "]").getEncodedString();
            return list.substring(1, list.length() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What canonical JSON says.
     *
     * @throws UncheckedIOException if it is no JSON, or none of this type
     */
    public static <T> T read(String canonical, Class<T> type) {
        try {
            return JSON.readValue(canonical, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
