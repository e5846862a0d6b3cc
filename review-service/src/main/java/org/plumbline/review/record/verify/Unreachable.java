package org.plumbline.review.record.verify;

/** Something could not be looked at; whether it fits nobody knows. */
class Unreachable extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unreachable(String message, Throwable cause) {
        super(message, cause);
    }

    Unreachable(String message) {
        super(message);
    }
}
