package org.plumbline.kit.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;

class SecretsTest {

    private static final String ONE = "01".repeat(32);
    private static final String TWO = "02".repeat(32);

    private final Path file;
    private final Secrets secrets;

    SecretsTest(@TempDir Path folder) throws IOException {
        file = folder.resolve("secrets.key");
        keys(ONE);
        secrets = new Secrets(() -> Optional.of(file));
    }

    @Test
    void givesBackWhatWasEncryptedAndNeverTheSameBytesTwice() {
        byte[] once = secrets.encrypt("whsec_ä", "webhook:1");
        byte[] twice = secrets.encrypt("whsec_ä", "webhook:1");
        assertThat(once).isNotEqualTo(twice);
        assertThat(new String(once, StandardCharsets.ISO_8859_1)).doesNotContain("whsec");
        assertThat(secrets.decrypt(once, "webhook:1")).isEqualTo("whsec_ä");
        assertThat(secrets.decrypt(twice, "webhook:1")).isEqualTo("whsec_ä");
    }

    @Test
    void isPlainAesGcmWithThePurposeAsItsAdditionalData() throws Exception {
        byte[] encrypted = secrets.encrypt("text", "purpose");
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(HexFormat.of().parseHex(ONE), "AES"),
                new GCMParameterSpec(128, encrypted, 5, 12));
        cipher.updateAAD("purpose".getBytes(StandardCharsets.UTF_8));
        assertThat(cipher.doFinal(encrypted, 17, encrypted.length - 17))
                .asString()
                .isEqualTo("text");
    }

    @Test
    void refusesAnotherPurposeAndEveryChangedByte() {
        byte[] encrypted = secrets.encrypt("text", "webhook:1");
        assertThatThrownBy(() -> secrets.decrypt(encrypted, "webhook:2")).isInstanceOf(IllegalStateException.class);
        for (int i = 0; i < encrypted.length; i++) {
            byte[] changed = encrypted.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> secrets.decrypt(changed, "webhook:1"))
                    .as("byte %d", i)
                    .isInstanceOf(RuntimeException.class);
        }
        assertThatThrownBy(() -> secrets.decrypt(Arrays.copyOf(encrypted, 10), "webhook:1"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void encryptsWithTheLastKeyAndReadsWithAll() throws IOException {
        byte[] old = secrets.encrypt("old", "x");
        keys(ONE + "\n" + TWO);
        byte[] young = secrets.encrypt("new", "x");
        assertThat(secrets.decrypt(old, "x")).isEqualTo("old");
        keys(TWO);
        assertThat(secrets.decrypt(young, "x")).isEqualTo("new");
        assertThatThrownBy(() -> secrets.decrypt(old, "x")).isInstanceOf(KeyFile.Unusable.class);
    }

    @Test
    void saysWhatIsMissingWithoutAKeyFile() {
        assertThatThrownBy(() -> new Secrets(Optional::empty).encrypt("text", "x"))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.type())
                        .isEqualTo(ProblemType.UNAVAILABLE))
                .hasMessageContaining("PLUMBLINE_SECRETS_KEY_FILE");
    }

    private void keys(String content) throws IOException {
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
