package org.plumbline.review.notice;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether and how the desk sends mail: by SMTP, into a folder where nothing leaves the machine, or not at all. */
@ConfigMapping(prefix = "plumbline.mail")
public interface MailConfig {

    /** Where mails are kept as {@code .eml} files; unless a server is named, which comes first. */
    Optional<Path> folder();

    Smtp smtp();

    /** Who they are from, e.g. {@code Plumbline <desk@example.org>}. */
    @WithDefault("plumbline@localhost")
    String from();

    /** How often the queue is looked at; a period of the scheduler, or {@code off}. */
    String every();

    /** For how long one mail may take. */
    @WithDefault("30s")
    Duration timeout();

    /** How long after the first failure it is tried again; twice as long after each further one, six hours at most. */
    @WithDefault("1m")
    Duration retryAfter();

    /** After how many failures a mail is given up: with the default after about a day. */
    @WithDefault("13")
    int attempts();

    /** The server that mails are handed to; the settings of Quarkus' mailer are made of these. */
    interface Smtp {

        Optional<String> host();

        @WithDefault("587")
        int port();

        Optional<String> user();

        Optional<String> password();

        /** {@code REQUIRED}, {@code OPTIONAL} or {@code DISABLED}. */
        @WithDefault("REQUIRED")
        String startTls();

        /** TLS from the first byte on, as on port 465. */
        @WithDefault("false")
        boolean tls();
    }

    /** Whether mail is sent at all. */
    default boolean enabled() {
        return smtp().host().isPresent() || folder().isPresent();
    }
}
