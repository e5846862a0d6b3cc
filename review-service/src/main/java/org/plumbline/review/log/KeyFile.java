package org.plumbline.review.log;

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

import org.plumbline.review.log.note.SigningKey;

/** The file with the secrets that sign: each a line of 64 hexadecimal digits, the 32 bytes of an Ed25519 key. */
final class KeyFile {

    private static final Set<PosixFilePermission> OWN =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final String SEED = "[0-9a-f]{64}";

    private KeyFile() {}

    /** A file that cannot be used, and why; never what is in it. */
    static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message);
        }
    }

    /**
     * The secrets in their order.
     *
     * @throws Unusable if there are none, or others can read or change the file
     */
    static List<byte[]> read(Path file) {
        try {
            requireClosed(file);
            List<byte[]> seeds = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                if (line.isBlank()) {
                    continue;
                }
                if (!line.strip().matches(SEED)) {
                    throw new Unusable("The log's key file " + file + " has a line that is not 64 hexadecimal digits, "
                            + SigningKey.SEED_LENGTH + " random bytes");
                }
                seeds.add(HexFormat.of().parseHex(line.strip()));
            }
            if (seeds.isEmpty()) {
                throw new Unusable("The log's key file " + file + " has no key");
            }
            return seeds;
        } catch (IOException e) {
            throw new Unusable("The log's key file " + file + " cannot be read: "
                    + e.getClass().getSimpleName());
        }
    }

    /** A Secret that Kubernetes mounts is another user's, and read as one of a group that is the service's alone. */
    private static void requireClosed(Path file) throws IOException {
        Set<PosixFilePermission> open = EnumSet.noneOf(PosixFilePermission.class);
        open.addAll(Files.getPosixFilePermissions(file));
        open.removeAll(OWN);
        boolean mounted = !Files.getAttribute(file, "unix:uid").equals((int) new UnixSystem().getUid());
        if (mounted) {
            open.remove(PosixFilePermission.GROUP_READ);
        }
        if (!open.isEmpty()) {
            throw new Unusable("Others can use the log's key file " + file + " ("
                    + PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                    + "): let its owner alone read it, chmod 600");
        }
    }
}
