package org.plumbline.kit.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;

/**
 * What a browser's form with a file sent: fields and files.
 *
 * <p>Read here, as {@link FormBody} is: the endpoint's own {@link MaxBody} bounds it, no field has a bound that would end
 * the request before the page can be shown again, and nothing lies in a folder afterwards.
 *
 * @param files by the name of their field
 */
public record MultipartBody(FormBody form, Map<String, Upload> files) {

    private static final int MOST_PARTS = 200;
    private static final int LONGEST_HEAD = 8192;
    private static final Pattern BOUNDARY =
            Pattern.compile("(?i)^multipart/form-data\\s*;.*?boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))");
    private static final Pattern NAME = Pattern.compile("(?i)[;\\s]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("(?i)[;\\s]filename=\"([^\"]*)\"");

    /**
     * Reads a body of the type {@code multipart/form-data} (RFC 7578), its texts as UTF-8.
     *
     * @throws ProblemException 400 if it is not built as browsers do it
     */
    public static MultipartBody of(@Nullable String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType == null ? "" : contentType);
        if (!boundary.find()) {
            throw malformed();
        }
        byte[] delimiter = ("--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1)))
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] next =
                ("\r\n" + new String(delimiter, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
        Map<String, List<String>> fields = new HashMap<>();
        Map<String, Upload> files = new HashMap<>();
        int at = indexOf(body, delimiter, 0);
        for (int parts = 0; ; parts++) {
            if (at < 0 || parts > MOST_PARTS) {
                throw malformed();
            }
            at += delimiter.length;
            if (startsWith(body, at, "--")) {
                return new MultipartBody(new FormBody(fields), Map.copyOf(files));
            }
            int head = startsWith(body, at, "\r\n") ? at : -1;
            int headEnd = head < 0 ? -1 : indexOf(body, "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1), head);
            int end = headEnd < 0 ? -1 : indexOf(body, next, headEnd + 2);
            if (end < 0 || headEnd - head > LONGEST_HEAD) {
                throw malformed();
            }
            int content = Math.min(end, headEnd + 4);
            part(new String(body, head, headEnd - head, StandardCharsets.UTF_8), body, content, end, fields, files);
            at = end + 2;
        }
    }

    /** The file of a field, if one was chosen. */
    public Optional<Upload> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    private static void part(
            String head, byte[] body, int from, int to, Map<String, List<String>> fields, Map<String, Upload> files) {
        Matcher name = NAME.matcher(head);
        if (!name.find()) {
            throw malformed();
        }
        Matcher fileName = FILE_NAME.matcher(head);
        if (!fileName.find()) {
            fields.computeIfAbsent(plain(name.group(1)), any -> new ArrayList<>())
                    .add(new String(body, from, to - from, StandardCharsets.UTF_8).replace("\r\n", "\n"));
        } else if (!fileName.group(1).isEmpty() || to > from) {
            // A field whose file was not chosen comes without name and content.
            files.put(
                    plain(name.group(1)),
                    new Upload(withoutFolders(plain(fileName.group(1))), Arrays.copyOfRange(body, from, to)));
        }
    }

    /** As the HTML standard has browsers escape names. */
    private static String plain(String name) {
        return name.replace("%22", "\"").replace("%0D", "").replace("%0A", " ");
    }

    private static String withoutFolders(String fileName) {
        return fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    }

    private static boolean startsWith(byte[] body, int at, String what) {
        return at + what.length() <= body.length
                && new String(body, at, what.length(), StandardCharsets.ISO_8859_1).equals(what);
    }

    private static int indexOf(byte[] body, byte[] what, int from) {
        for (int at = from; at <= body.length - what.length; at++) {
            if (body[at] == what[0] && Arrays.equals(body, at, at + what.length, what, 0, what.length)) {
                return at;
            }
        }
        return -1;
    }

    private static ProblemException malformed() {
        return ProblemException.of(ProblemType.MALFORMED, "The form with the file is not built as browsers do it.");
    }
}
