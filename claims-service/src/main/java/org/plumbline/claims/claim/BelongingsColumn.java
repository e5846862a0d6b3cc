package org.plumbline.claims.claim;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Keeps what a merged claim brought along as one JSON object: nobody looks for its parts. */
@Converter
class BelongingsColumn implements AttributeConverter<Belongings, String> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String convertToDatabaseColumn(Belongings belongings) {
        try {
            return JSON.writeValueAsString(belongings);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot write what a claim brought along", e);
        }
    }

    @Override
    public Belongings convertToEntityAttribute(String column) {
        try {
            return JSON.readValue(column, Belongings.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read what a claim brought along", e);
        }
    }
}
