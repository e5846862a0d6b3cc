package org.plumbline.review.evidence.cleaning;

/** Says why a file of a right kind is not taken, as a phrase that follows "the file". */
class Unusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unusable(String words) {
        super(words);
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
