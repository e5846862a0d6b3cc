package org.plumbline.kit.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Unfolds compressed bodies, but not bombs. */
final class Gzip {

    /** Below this size anything may unfold as far as it likes. */
    private static final int HARMLESS = 1024 * 1024;

    private Gzip() {}

    /**
     * Decompresses.
     *
     * @param maxBytes the most that may come out
     * @param maxInflation how many times the size of what goes in may come out, if that is over 1 MiB
     * @throws IOException if it is not gzip or broke off
     */
    static Bytes unfold(Bytes folded, int maxBytes, int maxInflation) throws IOException {
        long most = Math.min(maxBytes, Math.max(HARMLESS, (long) folded.length() * maxInflation));
        ByteArrayOutputStream unfolded = new ByteArrayOutputStream();
        try (GZIPInputStream in = new GZIPInputStream(folded.stream())) {
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (unfolded.size() + read > most) {
                    throw ResponseReader.tooLarge();
                }
                unfolded.write(buffer, 0, read);
            }
        }
        return Bytes.owning(unfolded.toByteArray());
    }
}
