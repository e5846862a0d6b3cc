package org.plumbline.review.log;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.plumbline.kit.secret.KeyFile;
import org.plumbline.review.log.note.SigningKey;

/** The keys that this instance signs with. */
@ApplicationScoped
class LogKeys {

    private final LogConfig config;

    LogKeys(LogConfig config) {
        this.config = config;
    }

    /**
     * The keys in the order of their file, read anew so that a key can be added without a new start.
     *
     * @param origin the name of the log, and of its keys
     * @throws KeyFile.Unusable if there are none, or others can use the file
     */
    List<SigningKey> of(String origin) {
        return KeyFile.read(config.keyFile(), "The log's key file").stream()
                .map(seed -> SigningKey.of(origin, seed))
                .toList();
    }
}
