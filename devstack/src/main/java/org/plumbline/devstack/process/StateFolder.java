package org.plumbline.devstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The folder of one stack: databases, logs, secrets, and who runs. Only its owner can look into it, and one stack at a
 * time has it.
 */
public final class StateFolder implements AutoCloseable {

    private static final String LOCK = "lock";
    private static final int SECRET_BYTES = 24;
    private static final int KEY_BYTES = 32;

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private StateFolder(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the folder, making it if it is not there.
     *
     * @throws StackFailure if another stack has it
     */
    public static StateFolder take(Path folder) {
        try {
            Files.createDirectories(folder);
            Path real = folder.toRealPath();
            restrict(real, "rwx------");
            FileChannel channel = FileChannel.open(
                    real.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                String holder = read(channel);
                channel.close();
                throw new StackFailure("Plumbline runs already with " + folder + " (process " + holder
                        + "). Stop that one first: Ctrl-C where it runs, or kill " + holder + ".");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new StateFolder(real, channel, lock);
        } catch (IOException e) {
            throw new StackFailure("Cannot use the folder " + folder + ": " + e.getMessage(), e);
        }
    }

    public Path path() {
        return folder;
    }

    /** A folder within, made if it is not there. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a process writes what it has to say. */
    public Path log(String name) {
        return folder("log").resolve(name + ".log");
    }

    /** Where a process is noted while it runs. */
    Path pidFile(String name) {
        return folder("run").resolve(name + ".pid");
    }

    /** Where a secret is kept. */
    public Path secretFile(String name) {
        return folder("secrets").resolve(name);
    }

    /** A secret of letters, digits, {@code -} and {@code _}; made when it is first asked for, and kept. */
    public synchronized String secret(String name) {
        try {
            return Files.readString(kept(name, Base64.getUrlEncoder().withoutPadding()::encodeToString, SECRET_BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of a key of 32 bytes, in hexadecimal; made when it is first asked for, and kept. Its owner alone can read it. */
    public synchronized Path keyFile(String name) {
        try {
            return kept(name, HexFormat.of()::formatHex, KEY_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path kept(String name, Function<byte[], String> words, int length) throws IOException {
        Path file = secretFile(name);
        if (!Files.exists(file)) {
            byte[] random = new byte[length];
            new SecureRandom().nextBytes(random);
            Path fresh = folder("secrets").resolve(name + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, words.apply(random));
            // So that a start that is killed here leaves no half a secret.
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return file;
    }

    /** Empties the folder. */
    public void clear() {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                if (!entry.getFileName().toString().equals(LOCK)) {
                    delete(entry);
                }
            }
        } catch (IOException e) {
            throw new StackFailure("Cannot empty " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Copies a folder to a place of this name in here, instead of what was there. */
    public Path copy(String name, Path from) {
        Path to = folder.resolve(name);
        try {
            delete(to);
            Files.createDirectories(to.getParent());
            try (Stream<Path> all = Files.walk(from)) {
                for (Path one : (Iterable<Path>) all::iterator) {
                    Files.copy(one, to.resolve(from.relativize(one).toString()));
                }
            }
            return to;
        } catch (IOException e) {
            throw new StackFailure("Cannot copy " + from + " to " + to + ": " + e.getMessage(), e);
        }
    }

    /** Deletes a file, or a folder with what is in it; links are not followed. */
    public static void delete(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** The notes of processes, the youngest first. */
    List<Path> pidFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder("run"))) {
            return files.filter(file -> file.toString().endsWith(".pid"))
                    .sorted((one, other) -> Long.compare(
                            other.toFile().lastModified(), one.toFile().lastModified()))
                    .toList();
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another stack of this very process has it.
            return null;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(32);
        channel.read(buffer, 0);
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
    }

    private static void restrict(Path folder, String permissions) throws IOException {
        Set<PosixFilePermission> wanted = PosixFilePermissions.fromString(permissions);
        Files.setPosixFilePermissions(folder, wanted);
    }
}
