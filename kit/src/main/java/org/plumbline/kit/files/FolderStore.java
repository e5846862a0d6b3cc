package org.plumbline.kit.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.plumbline.kit.hash.Sha256;
import org.plumbline.kit.time.Ids;

/** The store as a folder: {@code ab/cd/abcd…}, so that no folder gets too many entries. */
@ApplicationScoped
class FolderStore implements FileStore {

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;

    @Inject
    FolderStore(FilesConfig config) {
        this(config.folder());
    }

    FolderStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public String put(byte[] content) {
        String sha256 = Sha256.hex(content);
        Path file = file(sha256);
        try {
            // Read rather than looked for: a file that was damaged is written anew by whoever still has the content.
            if (!isKept(file, sha256)) {
                write(file, content);
            }
            return sha256;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep a file in " + folder, e);
        }
    }

    @Override
    public Optional<byte[]> get(String sha256) {
        if (!NAME.matcher(sha256).matches()) {
            return Optional.empty();
        }
        try {
            byte[] content = Files.readAllBytes(file(sha256));
            if (!Sha256.hex(content).equals(sha256)) {
                throw new IllegalStateException("The file " + sha256 + " is damaged");
            }
            return Optional.of(content);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the file " + sha256, e);
        }
    }

    @Override
    public void delete(String sha256) {
        if (!NAME.matcher(sha256).matches()) {
            throw new IllegalArgumentException("No name of a file: " + sha256);
        }
        try {
            Files.deleteIfExists(file(sha256));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete the file " + sha256, e);
        }
    }

    private static boolean isKept(Path file, String sha256) throws IOException {
        return Files.exists(file) && Sha256.hex(Files.readAllBytes(file)).equals(sha256);
    }

    /** Beside the place first, and on the disk, so that nobody ever finds half a file under the name of a whole one. */
    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Path partial = file.resolveSibling(file.getFileName() + "." + Ids.next() + ".partial");
        try {
            try (FileChannel channel =
                    FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private Path file(String sha256) {
        return folder.resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }
}
