package org.plumbline.review.correction.rule;

import static org.plumbline.review.correction.rule.RequestState.IN_REVIEW;
import static org.plumbline.review.correction.rule.RequestState.PUBLISHED;
import static org.plumbline.review.correction.rule.RequestState.REJECTED;
import static org.plumbline.review.correction.rule.RequestState.WAITING;
import static org.plumbline.review.correction.rule.RequestState.WITHDRAWN;

/** What can be done about a correction request; each with the state it begins in and the one it leads to. */
public enum RequestAction {
    ACCEPT(WAITING, IN_REVIEW, "correction.accepted", "accept the request"),
    REJECT(WAITING, REJECTED, "correction.rejected", "reject the request"),
    WITHDRAW(WAITING, WITHDRAWN, "correction.withdrawn", "withdraw the request"),
    /** The review that looked into it was published. */
    ANSWER(IN_REVIEW, PUBLISHED, "correction.published", "answer the request"),
    /** The review that looked into it was dropped. */
    PUT_BACK(IN_REVIEW, WAITING, "correction.put-back", "put the request back"),
    /** The review that was dropped is worked on again. */
    RESUME(WAITING, IN_REVIEW, "correction.resumed", "take the request up again");

    private final RequestState from;
    private final RequestState to;
    private final String done;
    private final String words;

    RequestAction(RequestState from, RequestState to, String done, String words) {
        this.from = from;
        this.to = to;
        this.done = done;
        this.words = words;
    }

    public RequestState from() {
        return from;
    }

    public RequestState to() {
        return to;
    }

    /** Its name in the audit trail: {@code subject.verb-in-the-past}. */
    public String done() {
        return done;
    }

    /** What it is, as a phrase that follows "may" or "to". */
    public String words() {
        return words;
    }
}
