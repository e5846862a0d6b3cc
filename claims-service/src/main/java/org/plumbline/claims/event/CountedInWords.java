package org.plumbline.claims.event;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Statement;
import org.plumbline.claims.quantity.reading.Context;
import org.plumbline.claims.quantity.reading.QuantityReader;

/**
 * What the words of a claim count, whoever described it and however. Review-service judges by it how much care the claim
 * needs: leaving a quantity out makes nothing harmless.
 */
final class CountedInWords {

    private static final Pattern NOT_LATIN = Pattern.compile("[\\p{L}&&[^\\p{IsLatin}]]");

    private CountedInWords() {}

    /** Measures and units, each once. */
    static List<String> of(Statement statement) {
        Locale own = Locale.forLanguageTag(statement.language());
        return Stream.of(
                        read(statement.text(), own),
                        read(statement.restatement(), own),
                        mayBeEnglish(statement.restatement())
                                ? read(statement.restatement(), Locale.ENGLISH)
                                : List.<String>of())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** The desk may restate in its own language what was said in another. */
    private static boolean mayBeEnglish(@Nullable String restatement) {
        return restatement != null && !NOT_LATIN.matcher(restatement).find();
    }

    private static List<String> read(@Nullable String words, Locale language) {
        return words == null
                ? List.of()
                : QuantityReader.read(words, language, Context.NONE).stream()
                        .flatMap(quantity -> Stream.of(quantity.measure(), quantity.unit()))
                        .filter(Objects::nonNull)
                        .toList();
    }
}
