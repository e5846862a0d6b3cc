package org.plumbline.review.notice.mail;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import org.plumbline.devstack.Ports;

/** Says where a mail server will be; a test starts one there, or leaves it away. */
public final class SmtpForTests implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "plumbline.mail.smtp.host",
                "127.0.0.1",
                "plumbline.mail.smtp.port",
                Integer.toString(Ports.one()),
                "plumbline.mail.smtp.start-tls",
                "DISABLED",
                "plumbline.mail.from",
                "Plumbline <desk@desk.example>",
                "plumbline.mail.timeout",
                "10s");
    }

    @Override
    public void stop() {
        // Whoever started a server ends it.
    }
}
