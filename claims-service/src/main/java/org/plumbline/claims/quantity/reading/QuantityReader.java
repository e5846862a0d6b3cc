package org.plumbline.claims.quantity.reading;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.plumbline.claims.quantity.Quantity;

/** Reads the quantities that a text states; never throws, and takes time in proportion to the text's length. */
public final class QuantityReader {

    private QuantityReader() {}

    /**
     * The quantities of a text in order, each with its span in it.
     *
     * @param text one or more sentences
     * @param locale the text's language, and the region where that decides how numbers are written ({@code es-MX});
     *     only English, Arabic, French and Spanish are read
     * @param context what is known about the text
     * @return nothing for any other language: a wrong figure is worse than none
     */
    public static List<Quantity> read(String text, Locale locale, Context context) {
        return Language.of(locale)
                .map(language -> read(new Tokens(text, language), locale, context))
                .orElse(List.of());
    }

    /** How many steps reading a text takes, for the tests. */
    static long steps(String text, Locale locale, Context context) {
        Optional<Tokens> tokens = Language.of(locale).map(language -> new Tokens(text, language));
        tokens.ifPresent(some -> read(some, locale, context));
        return tokens.map(Tokens::steps).orElse(0L);
    }

    private static List<Quantity> read(Tokens tokens, Locale locale, Context context) {
        List<DateMention> dates = new DateReader(tokens, context.published()).read();
        Numbers numbers = new Numbers(tokens, locale, dates);
        List<Figure> figures = new FigureReader(tokens, numbers).read();
        return new Assembly(tokens, numbers, dates, context).quantities(figures);
    }
}
