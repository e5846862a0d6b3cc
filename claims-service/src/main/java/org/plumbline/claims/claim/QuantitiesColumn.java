package org.plumbline.claims.claim;

import java.util.List;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.plumbline.claims.quantity.Quantity;

/** Keeps a claim's quantities as one JSON array: they are always read and sent whole, never by their parts. */
@Converter
class QuantitiesColumn implements AttributeConverter<List<Quantity>, String> {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Quantity>> QUANTITIES = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(List<Quantity> quantities) {
        try {
            return JSON.writeValueAsString(quantities);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot write the quantities", e);
        }
    }

    @Override
    public List<Quantity> convertToEntityAttribute(String column) {
        try {
            return JSON.readValue(column, QUANTITIES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read the quantities", e);
        }
    }
}
