package org.plumbline.kit.secret;

import java.nio.file.Path;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** With what secrets are encrypted that lie in the database. */
@ConfigMapping(prefix = "plumbline.secrets")
interface SecretsConfig {

    /** The file with the keys, one a line, the one that encrypts last; the service alone can read it. */
    Optional<Path> keyFile();
}
