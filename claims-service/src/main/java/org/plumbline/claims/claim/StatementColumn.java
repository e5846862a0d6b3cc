package org.plumbline.claims.claim;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Keeps what a claim said as one JSON object; fields that later versions add or drop do no harm to what is kept. */
@Converter
class StatementColumn implements AttributeConverter<Statement, String> {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Override
    public String convertToDatabaseColumn(Statement statement) {
        try {
            return JSON.writeValueAsString(statement);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot write the statement", e);
        }
    }

    @Override
    public Statement convertToEntityAttribute(String column) {
        try {
            return JSON.readValue(column, Statement.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read the statement", e);
        }
    }
}
