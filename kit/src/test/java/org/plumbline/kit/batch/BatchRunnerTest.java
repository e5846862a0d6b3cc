package org.plumbline.kit.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

class BatchRunnerTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final BlockingQueue<UUID> done = new LinkedBlockingQueue<>();
    private final AtomicInteger rounds = new AtomicInteger();

    @Test
    void takesTheirBatchesInTurnUntilNoneHasMoreAndThenWaitsToBeWoken() throws InterruptedException {
        BatchRunner runner = new BatchRunner(
                "work",
                () -> rounds.incrementAndGet() > 2 ? List.of() : List.of(ONE, OTHER),
                one -> {
                    done.add(one);
                    return true;
                },
                LONG);
        runner.start();
        assertThat(List.of(next(), next(), next(), next())).containsExactly(ONE, OTHER, ONE, OTHER);
        awaitRound(3);
        runner.wake();
        awaitRound(4);
        runner.stop();
    }

    @Test
    void oneThatFailsHoldsUpNoOther() throws InterruptedException {
        BatchRunner runner = new BatchRunner(
                "work",
                () -> List.of(ONE, OTHER),
                one -> {
                    if (one.equals(ONE)) {
                        throw new IllegalStateException("It cannot");
                    }
                    done.add(one);
                    return false;
                },
                Duration.ofMillis(5));
        runner.start();
        assertThat(List.of(next(), next())).containsExactly(OTHER, OTHER);
        runner.stop();
    }

    private void awaitRound(int round) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (rounds.get() < round && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
        assertThat(rounds.get()).isEqualTo(round);
    }

    private UUID next() throws InterruptedException {
        return Objects.requireNonNull(done.poll(10, TimeUnit.SECONDS), "Nothing was done");
    }
}
