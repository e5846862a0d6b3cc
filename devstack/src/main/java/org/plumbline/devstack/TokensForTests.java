package org.plumbline.devstack;

import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import org.eclipse.microprofile.config.ConfigProvider;

/** Access tokens like Keycloak's for a service's tests, signed with a key that is made anew at each start. */
public final class TokensForTests implements QuarkusTestResourceLifecycleManager {

    public static final String ISSUER = "https://id.plumbline.example/realms/plumbline";
    public static final String AUDIENCE = "plumbline-api";

    private static final String PRIVATE_KEY = "plumbline.test.private-key";

    @Override
    public Map<String, String> start() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair keys = generator.generateKeyPair();
            Base64.Encoder base64 = Base64.getEncoder();
            return Map.of(
                    "quarkus.oidc.public-key",
                    base64.encodeToString(keys.getPublic().getEncoded()),
                    "quarkus.oidc.token.issuer",
                    ISSUER,
                    PRIVATE_KEY,
                    base64.encodeToString(keys.getPrivate().getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        // The key ends with the process.
    }

    /** A valid token for five minutes; the person's {@code sub} is {@code sub-} and the name. */
    public static String token(String name, String... roles) {
        Instant now = Instant.now();
        return token(name, ISSUER, AUDIENCE, now, now.plusSeconds(300), roles);
    }

    /** A valid token for five minutes that says where the person's mail goes. */
    public static String tokenOf(String name, String mailAddress, String... roles) {
        Instant now = Instant.now();
        return claims(name, ISSUER, AUDIENCE, now, now.plusSeconds(300), roles)
                .claim("email", mailAddress)
                .sign(privateKey());
    }

    /** A token that may be wrong in any of its parts. */
    public static String token(
            String name, String issuer, String audience, Instant issuedAt, Instant expiresAt, String... roles) {
        return claims(name, issuer, audience, issuedAt, expiresAt, roles).sign(privateKey());
    }

    private static JwtClaimsBuilder claims(
            String name, String issuer, String audience, Instant issuedAt, Instant expiresAt, String... roles) {
        return Jwt.subject("sub-" + name)
                .issuer(issuer)
                .audience(audience)
                .claim("preferred_username", name)
                .claim("name", name)
                .claim("roles", List.of(roles))
                .issuedAt(issuedAt)
                .expiresAt(expiresAt);
    }

    private static PrivateKey privateKey() {
        String encoded = ConfigProvider.getConfig().getValue(PRIVATE_KEY, String.class);
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded)));
        } catch (NoSuchAlgorithmException | InvalidKeySpecException e) {
            throw new IllegalStateException(e);
        }
    }
}
