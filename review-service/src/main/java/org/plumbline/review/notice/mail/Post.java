package org.plumbline.review.notice.mail;

/** Where mails are handed to. */
interface Post {

    /**
     * Hands it over; returns once it was taken.
     *
     * @throws Undelivered if it was not, or nobody knows
     */
    void send(Letter letter) throws Undelivered;

    /** A mail was not taken. */
    final class Undelivered extends Exception {

        private static final long serialVersionUID = 1L;

        /** Whose fault it is, which says what is to be done. */
        enum Fault {
            /** This mail will never be taken. */
            LETTER,
            /** This mail was not taken now. */
            FOR_NOW,
            /** Nobody's mail is taken now. */
            POST
        }

        private final Fault fault;

        /**
         * @param words no personal data: they are logged and shown
         */
        Undelivered(Fault fault, String words, Throwable cause) {
            super(words, cause);
            this.fault = fault;
        }

        Fault fault() {
            return fault;
        }

        String words() {
            return String.valueOf(getMessage());
        }
    }
}
