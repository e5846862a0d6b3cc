package org.plumbline.review.notice.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Says where a mail server will be; a test starts one there, or leaves it away. */
public final class SmtpForTests implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Map.of(
                    "plumbline.mail.smtp.host",
                    "127.0.0.1",
                    "plumbline.mail.smtp.port",
                    Integer.toString(free.getLocalPort()),
                    "plumbline.mail.smtp.start-tls",
                    "DISABLED",
                    "plumbline.mail.from",
                    "Plumbline <desk@desk.example>",
                    "plumbline.mail.timeout",
                    "10s");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // Whoever started a server ends it.
    }
}
