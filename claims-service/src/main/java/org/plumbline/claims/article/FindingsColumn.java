package org.plumbline.claims.article;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Keeps what was read in a candidate as one JSON object: it is always read whole, never by its parts. */
@Converter
class FindingsColumn implements AttributeConverter<Findings, String> {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @Override
    public String convertToDatabaseColumn(Findings findings) {
        try {
            return JSON.writeValueAsString(findings);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot write the findings", e);
        }
    }

    @Override
    public Findings convertToEntityAttribute(String column) {
        try {
            return JSON.readValue(column, Findings.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read the findings", e);
        }
    }
}
