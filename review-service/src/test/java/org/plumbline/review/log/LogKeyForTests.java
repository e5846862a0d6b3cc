package org.plumbline.review.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** The file with the key that signs the log; every test of the module has it. */
public final class LogKeyForTests implements QuarkusTestResourceLifecycleManager {

    public static final Path FILE = Path.of("target/log.key").toAbsolutePath();
    public static final String KEY = "0f".repeat(32);

    @Override
    public Map<String, String> start() {
        try {
            Files.deleteIfExists(FILE);
            Files.createFile(FILE, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(FILE, KEY + "\n");
            return Map.of("plumbline.log.key-file", FILE.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // The next start writes it anew.
    }
}
