package org.plumbline.claims.article;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.plumbline.claims.extraction.CheckWorthiness;
import org.plumbline.claims.extraction.Weights;
import org.plumbline.kit.time.PartialDate;

/** Measures how long a text of 5,000 words takes from its body to its candidates; run by hand, asserts nothing. */
final class ArticleBench {

    private static final int WORDS = 5_000;
    private static final int WARM_UP = 30;
    private static final int MEASURED = 30;

    private ArticleBench() {}

    /** Prints the milliseconds of the median and of the slowest run. */
    public static void main(String[] arguments) {
        FindPassages find = new FindPassages(new CheckWorthiness(Weights.shipped()));
        String text = text();
        PartialDate published = PartialDate.parse("2025-03-12");
        long[] nanoseconds = new long[MEASURED];
        int candidates = 0;
        for (int run = -WARM_UP; run < MEASURED; run++) {
            long start = System.nanoTime();
            List<Passage> passages = find.in(text, "en", published);
            if (run >= 0) {
                nanoseconds[run] = System.nanoTime() - start;
                candidates = passages.size();
            }
        }
        Arrays.sort(nanoseconds);
        System.out.println(String.format(
                Locale.ROOT,
                "%d words, %d candidates: median %.1f ms, slowest %.1f ms",
                text.split("\\s+", -1).length,
                candidates,
                nanoseconds[MEASURED / 2] / 1e6,
                nanoseconds[MEASURED - 1] / 1e6));
    }

    private static String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0, words = 0; words < WORDS; i++) {
            String paragraph = Texts.STORM
                    .replace("23", Integer.toString(20 + i))
                    .replace("4,200", "4," + (200 + i))
                    .replace("Lindholm", i % 2 == 0 ? "Lindholm" : "Westerby");
            text.append(paragraph).append("\n\n");
            words += paragraph.split("\\s+", -1).length;
        }
        return text.toString();
    }
}
