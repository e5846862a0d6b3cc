package org.plumbline.review.publication;

/**
 * A passage of a text that somebody said something about.
 *
 * @param number by which it is referred to
 * @param start index of its first character
 * @param end index after its last character
 */
public record MarkedPassage(int number, int start, int end) {

    /** Whether the character at this index belongs to it. */
    public boolean covers(int index) {
        return start <= index && index < end;
    }
}
