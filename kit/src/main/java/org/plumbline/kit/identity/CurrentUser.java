package org.plumbline.kit.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.hash.Sha256;

/** Who is asking, as the validated access token says; templates reach it as {@code inject:currentUser}. */
@RequestScoped
@Named("currentUser")
public class CurrentUser {

    private static final int PSEUDONYM = 16;

    private final SecurityIdentity identity;

    CurrentUser(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Whether nobody is logged in. */
    public boolean isAnonymous() {
        return identity.isAnonymous();
    }

    /**
     * The person, or the partner's client, that the token names.
     *
     * @throws UnauthorizedException if nobody is logged in
     */
    public Person person() {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw new UnauthorizedException();
        }
        String name = firstNonBlank(token.getClaim("name"), token.getClaim("preferred_username"), token.getSubject());
        return new Person(token.getSubject(), name);
    }

    /** Where the person's mail goes, if the token says it. */
    public Optional<String> mailAddress() {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Optional.ofNullable(token.getClaim("email"))
                : Optional.empty();
    }

    /** Something short by which a browser that others may use as well tells this person's things from theirs. */
    public String pseudonym() {
        return Sha256.hex(person().sub()).substring(0, PSEUDONYM);
    }

    /**
     * When the access token runs out, and with it whatever it was shown for.
     *
     * @throws UnauthorizedException if nobody is logged in
     */
    public Instant expiresAt() {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw new UnauthorizedException();
        }
        return Instant.ofEpochSecond(token.getExpirationTime());
    }

    public Set<String> roles() {
        return identity.getRoles();
    }

    public boolean has(String role) {
        return identity.hasRole(role);
    }

    private static String firstNonBlank(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null && !candidate.isBlank()) {
                return candidate;
            }
        }
        throw new UnauthorizedException("The token names no subject");
    }
}
