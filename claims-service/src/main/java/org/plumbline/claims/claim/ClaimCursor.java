package org.plumbline.claims.claim;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a part of a list ended. It holds the priority that the last claim had then, so that the rest of the list stays
 * where it is although claims arrive or change.
 */
public record ClaimCursor(int priority, UUID id) {

    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{1,4})-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");

    static ClaimCursor after(Claim claim) {
        return new ClaimCursor(claim.storedPriority(), claim.id());
    }

    /** Reads what {@link #toString} wrote; nothing if it did not. */
    public static Optional<ClaimCursor> parse(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        return matcher.matches()
                ? Optional.of(new ClaimCursor(Integer.parseInt(matcher.group(1)), UUID.fromString(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return priority + "-" + id;
    }
}
