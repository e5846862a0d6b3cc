package org.plumbline.review.team;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.review.text.Text;

/**
 * Somebody who is asked to join the desk.
 *
 * @param userName by which they log in
 * @param email where the login service can reach them
 */
@Schema(name = "Invitation")
record Invitation(
        @NotBlank @Size(max = NAME, message = TOO_LONG) @Pattern(regexp = PERSON, message = PERSON_WORDS)
        String firstName,

        @NotBlank @Size(max = NAME, message = TOO_LONG) @Pattern(regexp = PERSON, message = PERSON_WORDS)
        String lastName,

        @NotBlank
        @Size(min = 2, max = NAME, message = "must have 2 to 100 characters")
        @Pattern(regexp = "|[a-z0-9][a-z0-9._-]*", message = "must be of the letters a to z, digits, dots and hyphens")
        String userName,

        @NotBlank
        @Size(max = 254, message = "must have at most 254 characters")
        @Email(message = "must be an address such as nora@example.org")
        String email,

        @NotEmpty(message = "must be one at the least")
        Set<@Pattern(regexp = ROLES, message = ROLES_WORDS) String> roles) {

    static final String ROLES = "fact-checker|editor|admin";
    static final String ROLES_WORDS = "must be of fact-checker, editor and admin";

    private static final int NAME = 100;
    private static final String TOO_LONG = "must have at most 100 characters";
    /** What Keycloak takes for a name is more; this is what names are written with. */
    private static final String PERSON = "[\\p{L}\\p{M}\\p{Nd} .'’-]*";

    private static final String PERSON_WORDS = "must be of letters, spaces, dots, hyphens and apostrophes";

    Invitation {
        firstName = Text.orEmpty(firstName);
        lastName = Text.orEmpty(lastName);
        userName = Text.orEmpty(userName);
        email = Text.orEmpty(email);
        roles = orNone(roles);
    }

    /** Sorted, so that the same request is the same JSON. A list may hold null in JSON; the constraint names it. */
    private static Set<String> orNone(@Nullable Set<String> roles) {
        return roles == null || roles.stream().anyMatch(Objects::isNull) ? Set.of() : new TreeSet<>(roles);
    }
}
