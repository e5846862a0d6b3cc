package org.plumbline.review.figure.imports;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** A mapping as a column holds it: its JSON. */
@Converter
class MappingColumn implements AttributeConverter<@Nullable Mapping, @Nullable String> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Mapping mapping) {
        try {
            return mapping == null ? null : JSON.writeValueAsString(mapping);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write a mapping", e);
        }
    }

    @Override
    public @Nullable Mapping convertToEntityAttribute(@Nullable String column) {
        try {
            return column == null ? null : JSON.readValue(column, Mapping.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read a mapping", e);
        }
    }
}
