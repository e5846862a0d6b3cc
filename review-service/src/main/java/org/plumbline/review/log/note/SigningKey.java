package org.plumbline.review.log.note;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;

/** An Ed25519 key (RFC 8032) with a name, that signs notes. Nothing prints it. */
public final class SigningKey {

    /** How many bytes the secret has. */
    public static final int SEED_LENGTH = 32;

    private final PrivateKey secret;
    private final VerifierKey verifier;

    private SigningKey(PrivateKey secret, VerifierKey verifier) {
        this.secret = secret;
        this.verifier = verifier;
    }

    /**
     * The key of a secret.
     *
     * @param name without spaces and plus signs
     * @param seed the private key of RFC 8032, 32 bytes
     */
    public static SigningKey of(String name, byte[] seed) {
        if (seed.length != SEED_LENGTH) {
            throw new IllegalArgumentException("An Ed25519 key has 32 bytes");
        }
        try {
            // The JDK tells the public key of a secret only when it makes both: it is given the secret as its chance.
            KeyPairGenerator generator = KeyPairGenerator.getInstance(VerifierKey.ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
            KeyPair pair = generator.generateKeyPair();
            return new SigningKey(
                    pair.getPrivate(),
                    VerifierKey.parse(VerifierKey.of(name, pair.getPublic()).words()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has Ed25519", e);
        }
    }

    public VerifierKey verifier() {
        return verifier;
    }

    /** This key's signature of a note's text, which ends in a line break. */
    public NoteSignature sign(String text) {
        try {
            Signature signer = Signature.getInstance(VerifierKey.ALGORITHM);
            signer.initSign(secret);
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            return new NoteSignature(verifier.name(), verifier.id(), signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has Ed25519", e);
        }
    }

    /** Chance that is none. */
    private static final class Seed extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("The JDK makes Ed25519 keys of something else than 32 bytes");
            }
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }
    }
}
