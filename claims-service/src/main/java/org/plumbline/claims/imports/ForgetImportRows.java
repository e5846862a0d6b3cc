package org.plumbline.claims.imports;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

/** Deletes the rows of imports that ended long ago; the imports stay, with their counts. */
@ApplicationScoped
class ForgetImportRows {

    private static final Logger LOG = Logger.getLogger(ForgetImportRows.class);

    private final ImportRows rows;
    private final ImportsConfig config;
    private final Clock clock;

    ForgetImportRows(ImportRows rows, ImportsConfig config, Clock clock) {
        this.rows = rows;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "{plumbline.upkeep.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        int imports = run(clock.instant());
        if (imports > 0) {
            LOG.infof("Deleted the rows of %d imports", imports);
        }
    }

    /** Takes the imports that have been over for long enough by then, in a transaction each; how many. */
    int run(Instant now) {
        int imports = 0;
        while (rows.forgetOldest(now.minus(config.keepRows()), now)) {
            imports++;
        }
        return imports;
    }
}
