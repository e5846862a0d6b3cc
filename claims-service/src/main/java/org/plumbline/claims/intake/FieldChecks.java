package org.plumbline.claims.intake;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.quantity.Quantity;
import org.plumbline.kit.problem.Problem.Violation;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.text.LanguageTags;
import org.plumbline.kit.text.Unseen;
import org.plumbline.kit.time.PartialDate;

/** Reads fields that came from outside and collects everything that is wrong with them, so that all is told at once. */
public final class FieldChecks {

    static final int MAX_SLUG = 64;
    static final int MAX_LANGUAGE = 35;
    static final int MAX_URL = 2000;

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final String prefix;
    private final List<Violation> violations;
    private final int before;

    /** Checks of which none has found anything yet. */
    public FieldChecks() {
        this("", new ArrayList<>());
    }

    private FieldChecks(String prefix, List<Violation> violations) {
        this.prefix = prefix;
        this.violations = violations;
        before = violations.size();
    }

    /** The checks of one element of a list; what they find is found here too. */
    public FieldChecks within(String path) {
        return new FieldChecks(prefix + path, violations);
    }

    /** Notes what is wrong, as a phrase that follows the field's name. */
    public void violation(String field, String message) {
        violations.add(new Violation(prefix + field, message));
    }

    /** Whether nothing wrong was found by these checks. */
    public boolean isClean() {
        return violations.size() == before;
    }

    /** 422 with everything that was found wrong. */
    public ProblemException problem() {
        return ProblemException.invalid(violations);
    }

    /**
     * A text without blanks around it.
     *
     * @return null if there is none; also if it was refused
     */
    public @Nullable String text(String field, @Nullable String value, int max, boolean lines) {
        if (value == null || value.isBlank()) {
            // A text of nothing but control characters that count as blank is still refused.
            if (value != null && hasControl(value, true)) {
                violation(field, "must not contain control characters");
            }
            return null;
        }
        String stripped = value.strip();
        if (hasControl(stripped, lines)) {
            violation(field, "must not contain control characters");
            return null;
        }
        if (stripped.length() > max) {
            violation(field, "must have at most " + max + " characters");
            return null;
        }
        return stripped;
    }

    /** As {@link #text}, but there must be one. */
    public @Nullable String requiredText(String field, @Nullable String value, int max, boolean lines) {
        int before = violations.size();
        String text = text(field, value, max, lines);
        if (text == null && violations.size() == before) {
            violation(field, "must not be empty");
        }
        return text;
    }

    public @Nullable PartialDate date(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return PartialDate.parse(value.strip());
        } catch (IllegalArgumentException e) {
            violation(field, "must be a date as 2024-04-07, 2024-04 or 2024");
            return null;
        }
    }

    /** A BCP 47 tag in its canonical form, of a language that ISO 639 knows. */
    public @Nullable String language(String field, @Nullable String value) {
        String tag = requiredText(field, value, MAX_LANGUAGE, false);
        if (tag == null) {
            return null;
        }
        String canonical = LanguageTags.canonical(tag).orElse(null);
        if (canonical == null) {
            violation(field, "must be a BCP 47 tag of a language that ISO 639 knows, such as en or ar-EG");
        }
        return canonical;
    }

    /** An address on the web that may stand in a link: http or https, with a host and without credentials. */
    public @Nullable String url(String field, @Nullable String value) {
        String text = text(field, value, MAX_URL, false);
        if (text == null) {
            return null;
        }
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null) {
                if (uri.getRawUserInfo() == null) {
                    return text;
                }
                violation(field, "must not hold a user name or password");
                return null;
            }
        } catch (URISyntaxException e) {
            // Told below, in the same words as an address of another kind.
        }
        violation(field, "must be a web address that begins with http:// or https://");
        return null;
    }

    /** {@code Gaza war} is meant as {@code gaza-war}; whether that is a slug is for {@link #slug} to say. */
    public static String slugged(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "-");
    }

    /** A topic's name in addresses and filters. */
    public @Nullable String slug(String field, @Nullable String value) {
        if (value == null || value.length() > MAX_SLUG || !SLUG.matcher(value).matches()) {
            violation(
                    field,
                    "must be a slug of lower-case letters, digits and hyphens with at most " + MAX_SLUG
                            + " characters, such as gaza-war");
            return null;
        }
        return value;
    }

    /** An id, as this API gives them. */
    @Nullable
    UUID id(String field, @Nullable String value) {
        try {
            if (value != null && value.length() == 36) {
                return UUID.fromString(value);
            }
        } catch (IllegalArgumentException e) {
            // Told below, in the same words as what is no id at all.
        }
        violation(field, "must be the id of a claim");
        return null;
    }

    /** One of an enum's names. */
    public <E extends Enum<E>> @Nullable E oneOf(String field, @Nullable String value, Class<E> type) {
        return oneOf(field, value, List.of(type.getEnumConstants()));
    }

    /** One of some of an enum's names. */
    <E extends Enum<E>> @Nullable E oneOf(String field, @Nullable String value, List<E> allowed) {
        for (E constant : allowed) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        violation(field, "must be one of " + allowed.stream().map(Enum::name).collect(Collectors.joining(", ")));
        return null;
    }

    @Nullable
    BigDecimal figure(String field, @Nullable BigDecimal value) {
        if (value != null && !Quantity.isWritable(value)) {
            violation(field, "must have at most 12 digits before and 3 after the decimal point");
            return null;
        }
        return value;
    }

    /** A list without holes; what is too long is refused before anybody looks at its elements. */
    <T> List<T> list(String field, @Nullable List<@Nullable T> values, int max) {
        if (values == null) {
            return List.of();
        }
        if (values.size() > max) {
            violation(field, "must have at most " + max + " elements");
            return List.of();
        }
        List<T> present = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            T value = values.get(i);
            if (value == null) {
                violation(field + "[" + i + "]", "must not be null");
                return List.of();
            }
            present.add(value);
        }
        return present;
    }

    /** Control characters, and halves of surrogate pairs, which no database takes. */
    static boolean hasControl(String text, boolean lines) {
        return text.codePoints().anyMatch(c -> Unseen.is(c) && !(lines && (c == '\n' || c == '\t')));
    }
}
