package org.plumbline.kit.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.kit.problem.ProblemException;

class MultipartBodyTest {

    private static final String TYPE = "multipart/form-data; boundary=----edge";

    @Test
    void readsFieldsAndFiles() {
        MultipartBody body = read(part("name=\"title\"", "Überschrift\r\nzwei")
                + part("name=\"tag\"", "a")
                + part("name=\"tag\"", "")
                + part(
                        "name=\"file\"; filename=\"C:\\papers\\a%22b.pdf\"\r\nContent-Type: application/pdf",
                        "%PDF\r\n--x")
                + "------edge--\r\n");

        assertThat(body.form().one("title")).isEqualTo("Überschrift\nzwei");
        assertThat(body.form().all("tag")).containsExactly("a", "");
        assertThat(body.file("file")).hasValueSatisfying(file -> {
            assertThat(file.fileName()).isEqualTo("a\"b.pdf");
            assertThat(file.content()).asString(UTF_8).isEqualTo("%PDF\r\n--x");
        });
    }

    @Test
    void takesAFieldWithoutAChosenFileForNone() {
        assertThat(read(part("name=\"file\"; filename=\"\"", "") + "------edge--")
                        .file("file"))
                .isEmpty();
    }

    @Test
    void readsAQuotedBoundary() {
        assertThat(MultipartBody.of(
                                "multipart/form-data; charset=utf-8; boundary=\"a b\"",
                                "--a b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\ny\r\n--a b--"
                                        .getBytes(UTF_8))
                        .form()
                        .one("x"))
                .isEqualTo("y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "------edge",
                "------edge\r\n",
                "------edge\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\nnever ends",
                "------edge\r\nContent-Disposition: form-data\r\n\r\nnameless\r\n------edge--",
                "------edge\r\nno end of the head\r\n------edge--",
                "something else"
            })
    void refusesWhatIsNotBuiltAsBrowsersDoIt(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(ProblemException.class);
    }

    @Test
    void refusesABodyWithoutABoundary() {
        assertThatThrownBy(() -> MultipartBody.of("multipart/form-data", new byte[0]))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> MultipartBody.of(null, new byte[0])).isInstanceOf(ProblemException.class);
    }

    private static MultipartBody read(String body) {
        return MultipartBody.of(TYPE, body.getBytes(UTF_8));
    }

    private static String part(String disposition, String content) {
        return "------edge\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    }
}
