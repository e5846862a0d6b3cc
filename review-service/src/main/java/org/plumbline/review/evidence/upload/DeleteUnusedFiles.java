package org.plumbline.review.evidence.upload;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

/** Deletes uploads that no source came to refer to, or does any more, from the start on and then every hour. */
@ApplicationScoped
class DeleteUnusedFiles {

    private static final Logger LOG = Logger.getLogger(DeleteUnusedFiles.class);

    private final UnusedFiles unused;
    private final UnusedFilesConfig config;
    private final Clock clock;

    DeleteUnusedFiles(UnusedFiles unused, UnusedFilesConfig config, Clock clock) {
        this.unused = unused;
        this.config = config;
        this.clock = clock;
    }

    /** How much was deleted; several uploads may have had one file. */
    record Deleted(int uploads, int files) {}

    @Scheduled(every = "{plumbline.unused-files.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        Deleted deleted = run(clock.instant());
        if (deleted.uploads() + deleted.files() > 0) {
            LOG.infof("Deleted %d uploads that no source refers to, and %d files", deleted.uploads(), deleted.files());
        }
    }

    Deleted run(Instant now) {
        return new Deleted(deleteRows(now.minus(config.keep())), deleteFiles());
    }

    private int deleteRows(Instant uploadedBefore) {
        int all = 0;
        int deleted;
        do {
            deleted = unused.deleteRows(uploadedBefore, config.batch());
            all += deleted;
        } while (deleted == config.batch());
        return all;
    }

    private int deleteFiles() {
        int all = 0;
        List<String> contents;
        do {
            contents = unused.contents(config.batch());
            for (String sha256 : contents) {
                all += unused.deleteFile(sha256) ? 1 : 0;
            }
        } while (contents.size() == config.batch());
        return all;
    }
}
