package org.plumbline.kit.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {

    private static final String ONE = "01".repeat(32);
    private static final String TWO = "02".repeat(32);

    private final Path file;

    KeyFileTest(@TempDir Path folder) {
        file = folder.resolve("some.key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------"})
    void isReadWhenNobodyElseCan(String permissions) throws IOException {
        write(ONE + "\n\n" + TWO + "\n", permissions);

        assertThat(KeyFile.read(file, "The key file"))
                .containsExactly(HexFormat.of().parseHex(ONE), HexFormat.of().parseHex(TWO));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rwx------", "rw-rw-rw-"})
    void isRefusedWhenOthersCan(String permissions) throws IOException {
        write(ONE, permissions);

        assertThatThrownBy(() -> KeyFile.read(file, "The key file"))
                .isInstanceOf(KeyFile.Unusable.class)
                .hasMessageContaining("chmod 600")
                .hasMessageNotContaining(ONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "not a key", "0101", "01 02"})
    void isRefusedWithoutAKey(String content) throws IOException {
        write(content, "rw-------");

        assertThatThrownBy(() -> KeyFile.read(file, "The key file")).isInstanceOf(KeyFile.Unusable.class);
    }

    @Test
    void isRefusedWhenAKeyIsBroken() throws IOException {
        write(ONE + "\n" + TWO.substring(1) + "\n", "rw-------");

        assertThatThrownBy(() -> KeyFile.read(file, "The key file"))
                .isInstanceOf(KeyFile.Unusable.class)
                .hasMessageNotContaining(TWO.substring(1));
    }

    @Test
    void isRefusedWhenItIsMissing() {
        assertThatThrownBy(() -> KeyFile.read(file, "The key file")).isInstanceOf(KeyFile.Unusable.class);
    }

    private void write(String content, String permissions) throws IOException {
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
