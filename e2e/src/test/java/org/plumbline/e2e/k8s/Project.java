package org.plumbline.e2e.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The source tree that the tests run in. */
final class Project {

    static final Path ROOT = root();
    static final Path K8S = ROOT.resolve("k8s");

    private Project() {}

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of a property of the parent POM, where every version stands. */
    static String property(String name) {
        return onlyMatch("<" + name + ">(.+?)</" + name + ">");
    }

    /** The project's own version. */
    static String version() {
        return onlyMatch("<artifactId>plumbline</artifactId>\\s*<version>(.+?)</version>");
    }

    private static String onlyMatch(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(read(ROOT.resolve("pom.xml")));
        if (!matcher.find()) {
            throw new IllegalStateException("The parent POM has nothing like " + pattern);
        }
        return matcher.group(1);
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException("Not inside the source tree");
            }
            folder = parent;
        }
        return folder;
    }
}
