package org.plumbline.review.team;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the team's accounts are reached at the login service. */
@ConfigMapping(prefix = "plumbline.team")
interface TeamConfig {

    /** The realm's address, as it stands before {@code /protocol}; without it there are no accounts to be managed. */
    Optional<String> realmUrl();

    /** The client whose service account may manage users, and nothing else. */
    @WithDefault("team")
    String clientId();

    /** Without it there are no accounts to be managed. */
    Optional<String> clientSecret();

    /** Whether the login service can send mail; if not, the admin is shown a one-time password to hand on. */
    @WithDefault("false")
    boolean inviteByMail();

    /** For connecting, and for each answer. */
    @WithDefault("2s")
    Duration timeout();
}
