package org.plumbline.kit.files;

import java.util.Optional;

/** Keeps files under the SHA-256 of their content, so that the name tells whether what comes back is what was kept. */
public interface FileStore {

    /**
     * Keeps a file; what is there already is not written again. A file outlives a transaction that is rolled back: it
     * does no harm, and the next one to keep the same content finds it.
     *
     * @return the SHA-256 in lower-case hexadecimal, by which {@link #get} finds it
     */
    String put(byte[] content);

    /**
     * A file as it was kept.
     *
     * @param sha256 lower-case hexadecimal
     * @return empty if there is none of that name
     * @throws IllegalStateException if what lies there is not what was kept
     */
    Optional<byte[]> get(String sha256);

    /**
     * Deletes a file, if it is there. The caller sees to it that nothing refers to it, and that nobody puts the same
     * content meanwhile and relies on finding it.
     *
     * @param sha256 lower-case hexadecimal
     */
    void delete(String sha256);
}
