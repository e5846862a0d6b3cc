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

    /** For how long the server may take to be reached, and for each answer. */
    @WithDefault("30s")
    Duration timeout();

    /** How long after the first failure it is tried again; twice as long after each further one, six hours at most. */
    @WithDefault("1m")
    Duration retryAfter();

    /** After how many failures a mail is given up: with the default after about a day. */
    @WithDefault("13")
    int attempts();

    /** What becomes of a connection that is not encrypted from its beginning (RFC 3207). */
    enum StartTls {
        /** A server that cannot encrypt gets no mail. */
        REQUIRED,
        /** Encrypted where the server can. */
        OPTIONAL,
        DISABLED
    }

    /** The server that mails are handed to. */
    interface Smtp {

        Optional<String> host();

        @WithDefault("587")
        int port();

        Optional<String> user();

        Optional<String> password();

        /** Whether the connection is encrypted once it is there. */
        @WithDefault("REQUIRED")
        StartTls startTls();

        /** TLS from the first byte on, as on port 465. */
        @WithDefault("false")
        boolean tls();
    }

    /** Whether mail is sent at all. */
    default boolean enabled() {
        return smtp().host().isPresent() || folder().isPresent();
    }
}
