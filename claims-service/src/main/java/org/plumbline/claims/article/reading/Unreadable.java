package org.plumbline.claims.article.reading;

/** Says why a document gives no text, as a phrase that follows "the file". */
public class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    Unreadable(Reason reason, String words) {
        super(words);
        this.reason = reason;
    }

    /** What a program has to know of it. */
    public enum Reason {
        /** Not a kind of document that is read here. */
        WRONG_TYPE,
        /** Of a right kind, but locked, broken, without text, or more than is read. */
        NO_TEXT,
        /** Too many others are being read at the moment. */
        BUSY
    }

    public Reason reason() {
        return reason;
    }

    /** Why, as a phrase that follows "the file" or "the page". */
    public String words() {
        return String.valueOf(getMessage());
    }
}
