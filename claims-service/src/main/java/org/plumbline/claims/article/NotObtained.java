package org.plumbline.claims.article;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;

/** Says why no text could be had of a file or a page, and what was found out of it all the same. */
class NotObtained extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final String field;
    private final transient @Nullable Details found;

    /**
     * @param field of the request that led to it
     * @param words a phrase that follows the field's name
     */
    NotObtained(ProblemType type, String field, String words, @Nullable Details found) {
        super(words);
        this.type = type;
        this.field = field;
        this.found = found;
    }

    ProblemType type() {
        return type;
    }

    String field() {
        return field;
    }

    /** A phrase that follows the field's name. */
    String words() {
        return String.valueOf(getMessage());
    }

    @Nullable
    Details found() {
        return found;
    }

    ProblemException problem() {
        return type == ProblemType.INVALID
                ? ProblemException.invalid(field, words())
                : ProblemException.of(type, "The " + field + " " + words() + ".");
    }
}
