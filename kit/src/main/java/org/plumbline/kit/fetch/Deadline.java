package org.plumbline.kit.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.plumbline.kit.fetch.FetchRefused.Reason;

/** The end of the time that a fetch may take, by the clock that nobody sets. */
final class Deadline {

    private final long end;
    private volatile boolean cutOff;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    boolean passed() {
        return cutOff || end - System.nanoTime() <= 0;
    }

    /** Milliseconds left, at least one. */
    long millisLeft() {
        if (passed()) {
            throw tooSlow();
        }
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
    }

    static FetchRefused tooSlow() {
        return FetchRefused.because(Reason.TOO_SLOW, "The site took too long to answer.");
    }

    /**
     * Closes a connection when the time is over, unless the watch was closed before.
     *
     * <p>A timeout on each read would not do: a server that sends one byte now and then never meets it, and one TLS record
     * is many reads.
     */
    Watch watch(Closeable connection) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<Void> closing = done.orTimeout(millisLeft(), TimeUnit.MILLISECONDS)
                .whenComplete((nothing, late) -> {
                    if (late != null) {
                        // Before it is closed, so that whoever was reading from it learns why.
                        cutOff = true;
                        close(connection);
                    }
                });
        return new Watch(done, closing);
    }

    private static void close(Closeable connection) {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the watch over one connection. */
    record Watch(CompletableFuture<Void> done, CompletableFuture<Void> closing) implements AutoCloseable {

        @Override
        public void close() {
            done.complete(null);
        }
    }
}
