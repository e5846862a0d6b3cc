package org.plumbline.review.record.verify;

/** Something does not fit; says what, in words. */
final class Wrong extends RuntimeException {

    private static final long serialVersionUID = 1;

    Wrong(String message) {
        super(message);
    }

    Wrong(String message, Throwable cause) {
        super(message, cause);
    }
}
