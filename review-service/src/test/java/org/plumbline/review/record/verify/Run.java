package org.plumbline.review.record.verify;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.restassured.RestAssured;

/** What a run of {@code verify} came to, which did not really wait before it looked again. */
record Run(int status, String words) {

    static Run of(String slug, Path known, String... options) {
        List<String> arguments = new ArrayList<>(List.of(url(slug), "--known", known.toString()));
        arguments.addAll(List.of(options));
        return of(arguments);
    }

    static Run of(List<String> arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int status = VerifyRecord.run(arguments, out, out, () -> {});
        return new Run(status, bytes.toString(StandardCharsets.UTF_8));
    }

    static String url(String slug) {
        return "http://localhost:" + RestAssured.port + "/verdicts/" + slug;
    }

    /** The last line. */
    String end() {
        return words.lines().toList().getLast();
    }
}
