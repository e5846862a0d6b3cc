package org.plumbline.review.notice.mail;

import java.util.regex.Pattern;

/** Text that stands in one line of a mail, or in its header. */
public final class OneLine {

    /**
     * Nothing of these gets into a header: the end of a line would begin another one. The two that say where letters join
     * (U+200C and U+200D) are a part of words: without them Persian is misspelt.
     */
    private static final Pattern NOT_IN_A_LINE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\u200C\\u200D]]+");

    private static final Pattern BLANKS = Pattern.compile("\\s{2,}");
    private static final int LONGEST_SUBJECT = 140;

    private OneLine() {}

    /** The text without line ends, control and format characters. */
    public static String of(String text) {
        return BLANKS.matcher(NOT_IN_A_LINE.matcher(text).replaceAll(" "))
                .replaceAll(" ")
                .strip();
    }

    /** The subject of a mail: which desk, and what it is about, cut where it gets long. */
    public static String subject(String desk, String words) {
        String whole = "[" + of(desk) + "] " + of(words);
        if (whole.length() <= LONGEST_SUBJECT) {
            return whole;
        }
        int end = Character.isHighSurrogate(whole.charAt(LONGEST_SUBJECT - 1)) ? LONGEST_SUBJECT - 1 : LONGEST_SUBJECT;
        return whole.substring(0, end).strip() + "…";
    }
}
