package org.plumbline.devstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.plumbline.devstack.process.Children;
import org.plumbline.devstack.process.StackFailure;
import org.plumbline.devstack.process.StateFolder;

/** Keycloak unpacked and built for PostgreSQL: done once for all stacks of the project, as it takes half a minute. */
final class KeycloakInstallation {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<String> BUILD =
            List.of("build", "--db=postgres", "--cache=local", "--health-enabled=true", "--metrics-enabled=false");

    /** What Keycloak's own script gives to the JVM, which is started without it so that there is one process and not two. */
    private static final List<String> JAVA_OPTIONS = List.of(
            "-Dfile.encoding=UTF-8",
            "-Duser.language=en",
            "-Duser.country=US",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Dpicocli.disable.closures=true",
            "-Dquarkus-log-max-startup-records=10000",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED");

    private final Path folder;

    private KeycloakInstallation(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** The installation, made now if this is the first time; whoever comes meanwhile waits for it. */
    static KeycloakInstallation prepare(Project project, Children children, Consumer<String> progress)
            throws InterruptedException {
        Path folder = project.tools().resolve("keycloak-" + Project.keycloakVersion());
        Path marker = project.tools().resolve(folder.getFileName() + ".built");
        String built = String.join(" ", BUILD);
        try {
            Files.createDirectories(project.tools());
            Path lockFile = project.tools().resolve(folder.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (!lock.isValid()) {
                    throw new StackFailure("Cannot lock " + lockFile);
                }
                if (!Files.exists(marker) || !Files.readString(marker).equals(built)) {
                    progress.accept("Keycloak is unpacked and built: once, about half a minute");
                    Files.deleteIfExists(marker);
                    StateFolder.delete(folder);
                    unpack(project.keycloakArchive(), folder);
                    children.java("keycloak-build", command(folder, folder, "-Xmx640m", BUILD), Map.of())
                            .awaitSuccess(PATIENCE);
                    Files.writeString(marker, built);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new KeycloakInstallation(folder);
    }

    /**
     * How to run Keycloak.
     *
     * @param home where it looks for configuration and keeps its files; has what the installation has
     */
    List<String> command(Path home, String heap, List<String> arguments) {
        return command(folder, home, heap, arguments);
    }

    private static List<String> command(Path folder, Path home, String heap, List<String> arguments) {
        List<String> command = new ArrayList<>(JAVA_OPTIONS);
        command.addAll(List.of(
                heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-cp",
                folder.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(arguments);
        return command;
    }

    private static void unpack(Path archive, Path folder) throws IOException {
        Path fresh = folder.resolveSibling(folder.getFileName() + ".new");
        StateFolder.delete(fresh);
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path name = Path.of(entry.getName());
                // The archive's one folder is left out.
                Path target = name.getNameCount() == 1
                        ? fresh
                        : fresh.resolve(name.subpath(1, name.getNameCount()).toString())
                                .normalize();
                if (!target.startsWith(fresh)) {
                    throw new IOException("The archive would write outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target);
                }
            }
        }
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    }
}
