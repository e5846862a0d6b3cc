package org.plumbline.review.publication.cache;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

import org.plumbline.review.outdated.AnswerKeys;

/**
 * By which names a cache may forget an answer. When a verdict is published or revised, everything with one of {@link
 * #VERDICTS}, {@link #verdict}, {@link #claim} of it is no longer true; when a text of the desk changes, everything with
 * {@link #TEXTS}; when the claims that are being checked do, {@link #FRONT}.
 */
public final class SurrogateKeys {

    /** The header that carries them, separated by spaces. */
    public static final String HEADER = "Surrogate-Key";

    /** Answers that list or count verdicts. */
    public static final String VERDICTS = AnswerKeys.VERDICTS;

    /** The front page. */
    public static final String FRONT = AnswerKeys.FRONT;

    /** What was searched for. */
    public static final String SEARCH = "search";

    /** Feeds and sitemaps. */
    public static final String FEEDS = "feeds";

    /** Open data. */
    public static final String DATA = "data";

    /** Answers that say what the desk says of itself. */
    public static final String TEXTS = AnswerKeys.TEXTS;

    private SurrogateKeys() {}

    /** The header's value. */
    public static String of(String... keys) {
        return Arrays.stream(keys).distinct().collect(Collectors.joining(" "));
    }

    public static String verdict(UUID verdictId) {
        return AnswerKeys.verdict(verdictId);
    }

    public static String claim(UUID claimId) {
        return AnswerKeys.claim(claimId);
    }

    public static String topic(String topic) {
        return "topic-" + ascii(topic);
    }

    public static String claimant(String key) {
        return "claimant-" + ascii(key);
    }

    /** A key has no space, and a header no letters but ASCII ones. */
    private static String ascii(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
