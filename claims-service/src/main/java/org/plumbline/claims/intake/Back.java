package org.plumbline.claims.intake;

import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.web.FormBody;

/**
 * Where a form in the inbox leads back to, from hidden fields.
 *
 * @param inbox the inbox's address with its filters; empty on the claim's own page
 * @param next the id of the claim that somebody will look at next; may be empty
 */
public record Back(String inbox, String next) {

    static final Back NONE = new Back("", "");

    /** No other address is led to, whatever a form says. */
    private static final Pattern INBOX = Pattern.compile("/desk/inbox(\\?[\\x21\\x22\\x24-\\x7e]{0,2000})?");

    static Back of(FormBody form) {
        return of(form.one("back"), form.one("next"));
    }

    static Back of(@Nullable String inbox, @Nullable String next) {
        if (inbox == null || !INBOX.matcher(inbox).matches()) {
            return NONE;
        }
        try {
            return new Back(
                    inbox,
                    next == null || next.isEmpty() ? "" : UUID.fromString(next).toString());
        } catch (IllegalArgumentException e) {
            return new Back(inbox, "");
        }
    }

    public boolean isInbox() {
        return !inbox.isEmpty();
    }

    /** The inbox with what was decided, at the claim that is next. */
    String with(UUID batch) {
        return inbox + (inbox.contains("?") ? "&" : "?") + "batch=" + batch + (next.isEmpty() ? "" : "#claim-" + next);
    }
}
