package org.plumbline.review.outdated;

import java.util.UUID;

/** Names of what answers are made of. An answer carries its own, and is outdated when one of them is. */
public final class AnswerKeys {

    /** Answers that list or count verdicts. */
    public static final String VERDICTS = "verdicts";

    /** The front page. */
    public static final String FRONT = "front";

    /** Answers that say what the desk says of itself. */
    public static final String TEXTS = "texts";

    private AnswerKeys() {}

    public static String verdict(UUID verdictId) {
        return "verdict-" + verdictId;
    }

    public static String claim(UUID claimId) {
        return "claim-" + claimId;
    }
}
