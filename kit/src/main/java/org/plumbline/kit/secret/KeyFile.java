package org.plumbline.kit.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import com.sun.security.auth.module.UnixSystem;

/** A file with keys that the service alone may read: each a line of 64 hexadecimal digits, 32 random bytes. */
public final class KeyFile {

    private static final Set<PosixFilePermission> OWN =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final String KEY = "[0-9a-f]{64}";

    private KeyFile() {}

    /** A file that cannot be used, and why; never what is in it. */
    public static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message);
        }
    }

    /**
     * The keys in their order.
     *
     * @param called what messages call it, at their beginning
     * @throws Unusable if there are none, or others can read or change the file
     */
    public static List<byte[]> read(Path file, String called) {
        String name = called + " " + file;
        try {
            requireClosed(file, name);
            List<byte[]> keys = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                if (line.isBlank()) {
                    continue;
                }
                if (!line.strip().matches(KEY)) {
                    throw new Unusable(name + " has a line that is not 64 hexadecimal digits, 32 random bytes");
                }
                keys.add(HexFormat.of().parseHex(line.strip()));
            }
            if (keys.isEmpty()) {
                throw new Unusable(name + " has no key");
            }
            return keys;
        } catch (IOException e) {
            throw new Unusable(name + " cannot be read: " + e.getClass().getSimpleName());
        }
    }

    /** A Secret that Kubernetes mounts is another user's, and read as one of a group that is the service's alone. */
    private static void requireClosed(Path file, String name) throws IOException {
        Set<PosixFilePermission> open = EnumSet.noneOf(PosixFilePermission.class);
        open.addAll(Files.getPosixFilePermissions(file));
        open.removeAll(OWN);
        boolean mounted = !Files.getAttribute(file, "unix:uid").equals((int) new UnixSystem().getUid());
        if (mounted) {
            open.remove(PosixFilePermission.GROUP_READ);
        }
        if (!open.isEmpty()) {
            throw new Unusable(name + " can be used by others ("
                    + PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                    + "): let its owner alone read it, chmod 600");
        }
    }
}
