package org.plumbline.e2e.bench;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** The files of a folder with data sets, whether compressed or not, and however deep they lie. */
final class DataFiles {

    private static final String COMPRESSED = ".gz";

    private DataFiles() {}

    /** The files of the sets whose folder's name begins like this; the data folder may itself be the set's. */
    static List<Path> ofSet(Path data, String set, Report report) {
        List<Path> files = new ArrayList<>();
        Path root = data.toAbsolutePath().normalize();
        for (Path file : all(data, report)) {
            Path folder = file.toAbsolutePath().normalize().getParent();
            while (folder != null && folder.startsWith(root) && !isCalled(folder, set)) {
                folder = folder.getParent();
            }
            if (folder != null && folder.startsWith(root)) {
                files.add(file);
            }
        }
        return files;
    }

    private static boolean isCalled(Path folder, String set) {
        Path name = folder.getFileName();
        return name != null && name.toString().toLowerCase(Locale.ROOT).startsWith(set);
    }

    private static List<Path> all(Path data, Report report) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(data, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (!attributes.isDirectory()) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException why) {
                    report.unreadable(file, why);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            report.unreadable(data, e);
        }
        files.sort(Comparator.naturalOrder());
        return files;
    }

    /** The file's name without the ending of compressed files. */
    static String name(Path file) {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString();
        return name.endsWith(COMPRESSED) ? name.substring(0, name.length() - COMPRESSED.length()) : name;
    }

    /** The name of the folder that the file stands in. */
    static String folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null || folder.getFileName() == null
                ? ""
                : folder.getFileName().toString();
    }

    /** The file's name in lower case, without any ending. */
    static String stem(Path file) {
        String name = name(file);
        int dot = name.lastIndexOf('.');
        return (dot < 0 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT);
    }

    static boolean isCalled(Path file, String... endings) {
        String name = name(file).toLowerCase(Locale.ROOT);
        for (String ending : endings) {
            if (name.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The bytes of a file, unpacked.
     *
     * @throws IOException also if it is damaged
     */
    static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        try {
            return file.toString().endsWith(COMPRESSED) ? new GZIPInputStream(in) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /**
     * The lines of a file, without a byte order mark.
     *
     * @throws IOException also if it is not UTF-8
     */
    static List<String> lines(Path file) throws IOException {
        // A decoder of its own: a reader by the character set's name alone would put question marks for what it cannot
        // read, and a damaged file would pass.
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8.newDecoder()))) {
            List<String> lines = new ArrayList<>(reader.lines().toList());
            if (!lines.isEmpty() && lines.getFirst().startsWith("\uFEFF")) {
                lines.set(0, lines.getFirst().substring(1));
            }
            return lines;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
