package org.plumbline.review.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** The file with the key that encrypts secrets; every test of the module has it. */
public final class SecretsKeyForTests implements QuarkusTestResourceLifecycleManager {

    private static final Path FILE = Path.of("target/secrets.key").toAbsolutePath();

    @Override
    public Map<String, String> start() {
        try {
            Files.deleteIfExists(FILE);
            Files.createFile(FILE, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(FILE, "1e".repeat(32) + "\n");
            return Map.of("plumbline.secrets.key-file", FILE.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // The next start writes it anew.
    }
}
