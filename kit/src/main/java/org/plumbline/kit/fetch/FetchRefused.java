package org.plumbline.kit.fetch;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Says why there is no page: a reason for programs, and as its message words for the person who asked. */
public class FetchRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final @Nullable Integer status;

    private FetchRefused(Reason reason, String words, @Nullable Integer status, @Nullable Throwable cause) {
        super(words, cause);
        this.reason = reason;
        this.status = status;
    }

    /** Why there is no page. */
    public enum Reason {
        /** Not a URL that names a host. */
        MALFORMED,
        /** Neither http nor https. */
        SCHEME,
        /** User name or password in the URL. */
        CREDENTIALS,
        PORT,
        /** The host, or one address of it, is not on the public internet, or is spelled so that it hides what it is. */
        FORBIDDEN_ADDRESS,
        /** There is no such name. */
        UNRESOLVED,
        /** No connection, or no trusted certificate for that name. */
        UNREACHABLE,
        /** From https to http. */
        DOWNGRADE,
        TOO_MANY_REDIRECTS,
        /** Head, body or decoded body. */
        TOO_LARGE,
        TOO_SLOW,
        /** Not a kind of page that is read here. */
        TYPE,
        /** The server's answer is not a page; {@link FetchRefused#status()} says which it was. */
        STATUS,
        /** What came is broken, or broke off. */
        UNREADABLE
    }

    /** For whoever fetches, a stand-in in a test included. */
    public static FetchRefused because(Reason reason, String words) {
        return new FetchRefused(reason, words, null, null);
    }

    static FetchRefused because(Reason reason, String words, Throwable cause) {
        return new FetchRefused(reason, words, null, cause);
    }

    /** The site answered, but not with a page. */
    public static FetchRefused status(int status) {
        return new FetchRefused(Reason.STATUS, wordsFor(status), status, null);
    }

    public Reason reason() {
        return reason;
    }

    /** The HTTP status, if the reason is {@link Reason#STATUS}: 401, 402 and 403 are what paywalls answer. */
    public @Nullable Integer status() {
        return status;
    }

    /** The words as a part of a longer sentence: without their full stop, and beginning small. */
    public String phrase() {
        String words = String.valueOf(getMessage());
        String sentence = words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
        return sentence.isEmpty()
                ? sentence
                : sentence.substring(0, 1).toLowerCase(Locale.ENGLISH) + sentence.substring(1);
    }

    private static String wordsFor(int status) {
        return switch (status) {
            case 401, 402, 403, 451 -> "The site does not show this page to everybody (it answered " + status + ").";
            case 404, 410 -> "The site has no such page (it answered " + status + ").";
            case 429, 503 -> "The site wants to be left alone for now (it answered " + status + ").";
            default -> "The site did not answer with a page but with " + status + ".";
        };
    }
}
