package org.plumbline.review.desk;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.FormBody;

/**
 * What a browser sent.
 *
 * @param name which form of the page it was
 */
record Form(String name, FormBody body) {

    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    static Form of(String name, byte[] body) {
        return new Form(name, FormBody.of(body));
    }

    String one(String field) {
        return body.one(field);
    }

    boolean has(String field) {
        return body.has(field);
    }

    /** The version of the review that the form was made from. */
    long version() {
        return body.version();
    }

    /** What stood in each field. */
    Map<String, String> fields() {
        return body.fields().keySet().stream().collect(Collectors.toMap(field -> field, body::one));
    }

    /** By which a form that is sent twice creates once. */
    String key() {
        String key = one("idempotencyKey");
        if (!KEY.matcher(key).matches()) {
            throw ProblemException.of(ProblemType.MALFORMED, "The form lacks its key: load the page again.");
        }
        return key;
    }

    /** The same content under another form's name. */
    Form as(String other) {
        return new Form(other, body);
    }
}
