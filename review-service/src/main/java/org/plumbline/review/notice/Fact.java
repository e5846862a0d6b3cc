package org.plumbline.review.notice;

/** What a notice can say besides its kind; by these names. */
public final class Fact {

    /** {@code HANDED_OVER}: the name of who has it now; left out if they took it themselves. */
    public static final String TO = "to";

    /** {@code APPROVED}: how many more editors have to approve. */
    public static final String NEEDED = "needed";

    /** {@code APPROVAL_WANTED}: there if it had been approved before. */
    public static final String AGAIN = "again";

    /** {@code OVERDUE}: the day that it was due; {@code REPORT}: by which it is to be decided on; as {@code 2024-04-07}. */
    public static final String DUE = "due";

    /** {@code OVERDUE}: there if nobody works on it. */
    public static final String NOBODY = "nobody";

    /** {@code OVERDUE}: there if it is of a report of an error. */
    public static final String REPORT = "report";

    /** {@code REPORT}: there if a review that is open looks into it from now on. */
    public static final String JOINED = "joined";

    /** Any kind: a further sentence. It may leave the desk by mail, so it holds nothing that must not. */
    public static final String WORDS = "words";

    private Fact() {}
}
