package org.plumbline.review.notice;

/** What people are told of. */
public enum NoticeKind {
    ASSIGNED("Assigned to you", "You are given a review", Way.MAIL, false),
    HANDED_OVER("Handed over", "A review of yours is given to somebody else", Way.DESK, true),
    RETURNED("Returned", "An editor returns a review that is yours, or that you wrote on", Way.MAIL, false),
    REMARKS("Remarks", "Somebody leaves remarks on your draft", Way.MAIL, true),
    APPROVAL_WANTED("Waits for approval", "A review waits that you as an editor can approve", Way.DIGEST, true),
    APPROVED("Approved", "A review is approved that is yours, or that you wrote on", Way.DESK, true),
    PUBLISHED("Published", "A verdict is published that is yours, or that you wrote on", Way.DESK, true),
    WEBHOOK("Webhook stopped", "A partner’s webhook is switched off; for admins", Way.MAIL, true),
    REPORT(
            "Error reported",
            "A reader or a partner reports an error in a verdict; for editors, and for whose review looks into it",
            Way.DIGEST,
            true),
    OVERDUE(
            "Overdue",
            "A review of yours is overdue; for editors, also one that nobody has taken, and a report of an error",
            Way.MAIL,
            true),
    FIGURES("New figures", "New figures arrive for a claim of yours", Way.DIGEST, true);

    private final String title;
    private final String meaning;
    private final Way atFirst;
    private final boolean canBeOff;

    NoticeKind(String title, String meaning, Way atFirst, boolean canBeOff) {
        this.title = title;
        this.meaning = meaning;
        this.atFirst = atFirst;
        this.canBeOff = canBeOff;
    }

    /** In two or three words, as a list and the subject of a mail begin. */
    public String title() {
        return title;
    }

    /** When it is told, as a sentence without its full stop. */
    public String meaning() {
        return meaning;
    }

    /** How it comes to whoever has settled nothing. */
    public Way atFirst() {
        return atFirst;
    }

    /** False for what nobody can do their work without: it stands in the desk at least. */
    public boolean canBeOff() {
        return canBeOff;
    }
}
