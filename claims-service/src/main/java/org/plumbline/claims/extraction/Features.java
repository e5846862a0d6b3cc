package org.plumbline.claims.extraction;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the {@link Feature}s off a sentence, each as a value from 0 to 1. */
public final class Features {

    private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");
    private static final Pattern ORDINAL_OR_TIME =
            Pattern.compile("\\d+(st|nd|rd|th|er|e|\u00BA|\u00AA)|\\d{1,2}:\\d\\d.*");
    private static final Pattern MONEY_OR_PERCENT =
            Pattern.compile("[$\u20AC\u00A3\u00A5]\\s?\\d|\\d\\s?[%\u066A\u20AC\u00A3$]");

    private Features() {}

    /**
     * The features of a sentence that stands alone, e.g. in a debate or a post.
     *
     * @param language a BCP 47 tag
     * @return those that are not 0
     */
    public static Map<Feature, Double> of(String sentence, String language) {
        return of(sentence, language, Quotes.share(Quotes.find(sentence, language), 0, sentence.length()));
    }

    /**
     * The features of a sentence.
     *
     * @param quoted how much of it lies within a quotation, which may have begun before it, 0 to 1
     */
    static Map<Feature, Double> of(String sentence, String language, double quoted) {
        Lexicon lexicon = Lexicon.of(language);
        List<Token> words = Token.of(sentence);
        Map<String, Integer> counts = lexicon.count(words);
        Map<Feature, Double> features = new EnumMap<>(Feature.class);

        int numbers = numbers(words, lexicon, counts);
        some(features, Feature.NUMBER, Math.min(numbers, 1));
        some(features, Feature.SEVERAL_NUMBERS, upTo(numbers - 1, 2));
        boolean money = MONEY_OR_PERCENT.matcher(sentence).find();
        some(features, Feature.UNIT, numbers > 0 && (money || counts.containsKey("unit")) ? 1 : 0);
        some(features, Feature.COMPARATOR, numbers > 0 ? upTo(count(counts, "comparator"), 1) : 0);
        some(features, Feature.MEASURE, upTo(count(counts, "measure"), 3));
        some(features, Feature.CHANGE, upTo(count(counts, "change"), 2));
        some(features, Feature.SUPERLATIVE, upTo(count(counts, "superlative"), 2));
        some(features, Feature.DATE, dates(words, lexicon) ? 1 : 0);
        some(features, Feature.NAMES, upTo(names(words), 3));
        some(features, Feature.GOVERNMENT, upTo(count(counts, "government"), 3));
        some(features, Feature.PAST, upTo(pastVerbs(words, lexicon, counts), 2));
        some(features, Feature.PRESENT, upTo(count(counts, "present"), 2));
        some(features, Feature.REPORTING, upTo(count(counts, "reporting"), 1));
        some(features, Feature.ATTRIBUTION, upTo(count(counts, "attribution"), 1));
        some(features, Feature.QUOTED, quoted);
        some(features, Feature.QUOTED_OPINION, numbers == 0 ? quoted : 0);
        some(features, Feature.OPINION, upTo(count(counts, "opinion"), 2));
        some(features, Feature.QUESTION, isQuestion(sentence) ? 1 : 0);
        some(features, Feature.FIRST_PERSON, upTo(count(counts, "first_person"), 2));
        some(features, Feature.FIRST_PLURAL, upTo(count(counts, "first_plural"), 2));
        some(features, Feature.SECOND_PERSON, upTo(count(counts, "second_person"), 2));
        some(features, Feature.THIRD_PERSON, upTo(count(counts, "third_person"), 2));
        some(features, Feature.FUTURE, upTo(count(counts, "future"), 1));
        some(features, Feature.DEMAND, upTo(count(counts, "demand"), 1));
        some(features, Feature.VAGUE, upTo(count(counts, "vague"), 2));
        some(
                features,
                Feature.VAGUE_SUBJECT,
                !words.isEmpty()
                                && numbers == 0
                                && lexicon.has("vague_subject", words.getFirst().lower())
                        ? 1
                        : 0);
        some(features, Feature.CONDITIONAL, upTo(count(counts, "conditional"), 1));
        some(features, Feature.NEGATION, upTo(count(counts, "negation"), 1));
        some(features, Feature.COURTESY, upTo(count(counts, "courtesy"), 1));
        some(features, Feature.SHORT, words.size() < 7 ? (7 - words.size()) / 7.0 : 0);
        some(features, Feature.LENGTH, upTo(words.size(), 40));
        some(features, Feature.NOT_WHOLE, Sentences.isWhole(sentence) ? 0 : 1);
        return features;
    }

    private static void some(Map<Feature, Double> features, Feature feature, double value) {
        if (value > 0) {
            features.put(feature, value);
        }
    }

    private static double upTo(int count, int most) {
        return Math.clamp(count, 0, most) / (double) most;
    }

    private static int count(Map<String, Integer> counts, String list) {
        return counts.getOrDefault(list, 0);
    }

    /** Years, ordinals, times of day and the days of dates count nothing. */
    private static int numbers(List<Token> words, Lexicon lexicon, Map<String, Integer> counts) {
        int numbers = count(counts, "number");
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at).lower();
            int hyphen = word.indexOf('-');
            if (hyphen > 0 && lexicon.has("number", word.substring(0, hyphen))) {
                numbers++;
            }
            if (!Character.isDigit(word.codePointAt(0))
                    || YEAR.matcher(word).matches()
                    || ORDINAL_OR_TIME.matcher(word).matches()
                    || (at > 0 && isMonth(words.get(at - 1), lexicon))
                    || (at + 1 < words.size() && isMonth(words.get(at + 1), lexicon))) {
                continue;
            }
            numbers++;
        }
        return numbers;
    }

    private static boolean dates(List<Token> words, Lexicon lexicon) {
        return words.stream()
                .anyMatch(
                        word -> YEAR.matcher(word.lower()).matches() || isMonth(word, lexicon) || isDay(word, lexicon));
    }

    private static boolean isMonth(Token word, Lexicon lexicon) {
        return isCalendarCase(word, lexicon) && lexicon.isMonth(withoutGenitive(word));
    }

    private static boolean isDay(Token word, Lexicon lexicon) {
        return isCalendarCase(word, lexicon) && lexicon.isWeekday(withoutGenitive(word));
    }

    /** English writes months and days with a capital, which tells May from may. */
    private static boolean isCalendarCase(Token word, Lexicon lexicon) {
        return !lexicon.language().equals("en") || word.startsUpper();
    }

    private static String withoutGenitive(Token word) {
        String lower = word.lower();
        return lower.endsWith("'s") ? lower.substring(0, lower.length() - 2) : lower;
    }

    /** Capitals after the first word, which begins with one anyhow. */
    private static int names(List<Token> words) {
        return (int) words.stream()
                .skip(1)
                .filter(word -> word.startsUpper()
                        && !word.text().equals("I")
                        && !word.text().startsWith("I'")
                        && !word.text().startsWith("I\u2019"))
                .count();
    }

    private static int pastVerbs(List<Token> words, Lexicon lexicon, Map<String, Integer> counts) {
        int verbs = count(counts, "past");
        if (lexicon.language().equals("en")) {
            verbs += (int) words.stream()
                    .filter(word -> !word.startsUpper()
                            && word.lower().length() > 4
                            && word.lower().endsWith("ed"))
                    .count();
        }
        return verbs;
    }

    private static boolean isQuestion(String sentence) {
        int last = sentence.length() - 1;
        while (last >= 0 && !Character.isLetterOrDigit(sentence.charAt(last))) {
            char unit = sentence.charAt(last);
            if (unit == '?' || unit == '\u061F') {
                return true;
            }
            last--;
        }
        return false;
    }
}
