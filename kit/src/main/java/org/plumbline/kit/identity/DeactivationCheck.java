package org.plumbline.kit.identity;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Turns away everybody who was deactivated, wherever a token is looked at. */
@ApplicationScoped
class DeactivationCheck implements SecurityIdentityAugmentor {

    private final Deactivations deactivations;

    DeactivationCheck(Deactivations deactivations) {
        this.deactivations = deactivations;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        return context.runBlocking(() -> {
            if (deactivations.isDeactivated(token.getSubject())) {
                throw new DeactivatedException();
            }
            return identity;
        });
    }
}
