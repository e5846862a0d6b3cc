package org.plumbline.claims.quantity.reading;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.quantity.reading.Lexicon.Section;
import org.plumbline.claims.quantity.reading.Tokens.Match;

/** Finds where things happened: "in Gaza", "across northern Syria". */
final class PlaceReader {

    private static final int MAX_WORDS = 4;
    private static final int MAX_WORD = 40;

    private final Tokens tokens;
    private final Numbers numbers;

    PlaceReader(Tokens tokens, Numbers numbers) {
        this.tokens = tokens;
        this.numbers = numbers;
    }

    List<Named> read() {
        List<Named> places = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Match led = tokens.starting(Section.PLACE, i);
            Named place = led == null ? null : after(led);
            if (place != null) {
                places.add(place);
                i = place.at();
            }
        }
        return places;
    }

    private @Nullable Named after(Match preposition) {
        int from = preposition.to();
        int at = from;
        while (at < from + MAX_WORDS
                && tokens.is(Section.DIRECTION, at)
                && !tokens.at(at).capital()) {
            at++;
        }
        int name = at;
        while (at < name + MAX_WORDS && isName(at) && tokens.together(from - 1, at)) {
            at++;
        }
        if (tokens.language() == Language.ARABIC) {
            at = at == name ? name : arabicEnd(from, name);
        }
        if (at == name || tokens.is(Section.NO_PLACE, name)) {
            return null;
        }
        int start = isArticle(from) ? from + 1 : from;
        return new Named(preposition.from(), tokens.words(Math.min(start, name), at));
    }

    /** Arabic has no capitals: a name is one behind "city of" or "south of", or else one that is known. */
    private int arabicEnd(int from, int name) {
        StringBuilder words = new StringBuilder();
        int end = name > from ? name + 1 : name;
        for (int at = name; at < name + PlaceNames.MAX_WORDS && tokens.together(from - 1, at); at++) {
            words.append(at == name ? "" : " ").append(tokens.norm(at));
            boolean known =
                    PlaceNames.has(words.toString()) || tokens.lexicon().has(Section.PLACE_NAME, words.toString());
            end = known ? at + 1 : end;
        }
        return end;
    }

    private boolean isArticle(int index) {
        String norm = tokens.norm(index);
        return norm.equals("the") || norm.equals("la") || norm.equals("le") || norm.equals("el") || norm.equals("les");
    }

    private boolean isName(int index) {
        Token token = tokens.at(index);
        boolean named = tokens.language() == Language.ARABIC || token.capital();
        return named
                && token.isWord()
                && token.end() - token.start() <= MAX_WORD
                && !numbers.isDate(index)
                && numbers.startingAt(index) == null
                && tokens.starting(Section.UNIT, index) == null
                && !isCalendar(index);
    }

    private boolean isCalendar(int index) {
        return tokens.is(Section.MONTH, index) || tokens.is(Section.WEEKDAY, index) || tokens.is(Section.STOP, index);
    }
}
