package org.plumbline.review.webhook;

import java.util.Locale;

import org.plumbline.kit.fetch.FetchRefused;
import org.plumbline.kit.fetch.FetchRefused.Reason;

/** Why an address cannot be told anything, in words for whoever looks after it. */
public final class NoAnswer {

    private NoAnswer() {}

    /** As a sentence. */
    public static String asSentence(FetchRefused refused) {
        return of(refused.reason());
    }

    /** As a phrase that follows the field's name. */
    static String asPhrase(FetchRefused refused) {
        String words = of(refused.reason());
        return "cannot be used: " + words.substring(0, 1).toLowerCase(Locale.ENGLISH)
                + words.substring(1, words.length() - 1);
    }

    static String of(Reason reason) {
        return switch (reason) {
            case MALFORMED -> "It is not the address of a site.";
            case SCHEME -> "It has to begin with https://.";
            case CREDENTIALS -> "It holds a user name or password, which are not sent.";
            case PORT -> "Only the usual ports are used.";
            case FORBIDDEN_ADDRESS -> "Its name leads into a network that is not public.";
            case UNRESOLVED -> "There is no site of that name.";
            case UNREACHABLE -> "It could not be reached, or its certificate is not valid.";
            case TOO_SLOW -> "It took too long to answer.";
            case DOWNGRADE, TOO_MANY_REDIRECTS -> "It sends on to another address, which is not followed.";
            case TOO_LARGE, TYPE, STATUS, UNREADABLE -> "Its answer is broken, or broke off.";
        };
    }
}
