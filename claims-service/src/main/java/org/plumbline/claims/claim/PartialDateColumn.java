package org.plumbline.claims.claim;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;

/** Keeps a date as it is written, because a date column could not say that only the month is known. */
@Converter(autoApply = true)
class PartialDateColumn implements AttributeConverter<PartialDate, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable PartialDate date) {
        return date == null ? null : date.toString();
    }

    @Override
    public @Nullable PartialDate convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : PartialDate.parse(column);
    }
}
