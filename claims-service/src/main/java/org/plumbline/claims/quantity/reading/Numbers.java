package org.plumbline.claims.quantity.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** All numbers of a text but those of its dates, and which token each begins at. */
final class Numbers {

    private final List<NumberReading> all = new ArrayList<>();
    private final Map<Integer, NumberReading> byStart = new HashMap<>();
    private final Set<Integer> dated = new HashSet<>();

    Numbers(Tokens tokens, Locale locale, List<DateMention> dates) {
        for (DateMention date : dates) {
            for (int i = date.from(); i < date.to(); i++) {
                dated.add(i);
            }
        }
        NumberReader reader = new NumberReader(tokens, locale);
        int index = 0;
        while (index < tokens.size()) {
            NumberReading reading = dated.contains(index) ? null : reader.at(index);
            if (reading == null) {
                index++;
            } else {
                all.add(reading);
                byStart.put(index, reading);
                index = Math.max(reading.to(), index + 1);
            }
        }
    }

    List<NumberReading> all() {
        return all;
    }

    @Nullable
    NumberReading startingAt(int index) {
        return byStart.get(index);
    }

    /** Whether the token is a noun that is its own number. */
    boolean isDual(int index) {
        NumberReading reading = byStart.get(index);
        return reading != null && reading.form() == NumberReading.Form.DUAL;
    }

    boolean isDate(int index) {
        return dated.contains(index);
    }
}
