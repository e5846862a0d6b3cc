package org.plumbline.e2e.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.plumbline.devstack.Ports;
import org.plumbline.devstack.Project;
import org.plumbline.devstack.Stack;
import org.plumbline.devstack.api.ApiClient;

/**
 * The way of a verdict to its readers, in the whole system: how long after its publication it is on the page, with ten
 * thousand others there, and how fast a page is served from the gateway's memory.
 */
final class PublishingBenchmark implements Benchmark {

    private static final int VERDICTS = 10_000;
    private static final int PUBLISHED = 100;
    private static final double MILLISECOND = 1e6;
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "publishing";
    }

    @Override
    public String measures() {
        return "from publishing to visible through the gateway, and a hot page from its memory beside nginx";
    }

    @Override
    public boolean wantsData() {
        return false;
    }

    @Override
    public void run(@Nullable Path data, Report report) {
        Path folder = Project.find().root().resolve("e2e/target/bench-publishing");
        try (Stack stack =
                new Stack(Project.find(), folder, true, Ports.free(), Stack.Keeping.FAST, report::progress)) {
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
            stack.start();
            measure(stack, folder, report);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("The verdicts cannot be written", e);
        }
    }

    private static void measure(Stack stack, Path folder, Report report)
            throws IOException, InterruptedException, SQLException {
        Publisher publisher = new Publisher(stack);
        report.progress("publishing the first verdict");
        String slug = publisher.publish(publisher.approved(ManyVerdicts.NUMBER));
        report.progress("writing " + VERDICTS + " like it");
        ManyVerdicts.write(stack, VERDICTS - 1);
        report.progress("waiting until all of them are in the log");
        ManyVerdicts.awaitLogged(stack, VERDICTS);
        try (AnotherGateway other = AnotherGateway.start(stack, folder)) {
            untilVisible(stack, other, publisher, report);
            HotPage.measure(
                    other.url().resolve("/verdicts/" + slug),
                    // Not the stack's folder, which nginx' user may not read.
                    Project.find().root().resolve("e2e/target/bench-nginx"),
                    WARM_UP,
                    report);
        }
    }

    /** Each is published through one gateway and read through it and through another, which hears of it by the event. */
    private static void untilVisible(Stack stack, AnotherGateway other, Publisher publisher, Report report)
            throws InterruptedException {
        List<String> reviews = new ArrayList<>();
        report.progress("preparing " + PUBLISHED + " reviews");
        for (int i = 0; i < PUBLISHED; i++) {
            reviews.add(publisher.approved("bench-" + i + "-"));
        }
        ApiClient editor = publisher.editorAtTheGateway();
        double[] here = new double[PUBLISHED];
        double[] there = new double[PUBLISHED];
        double[] page = new double[PUBLISHED];
        report.progress("publishing them one after the other");
        for (int i = 0; i < PUBLISHED; i++) {
            String marker = "bench-" + i + "-";
            Watch front = Watch.begin(stack.baseUrl().resolve("/"), marker);
            Watch frontThere = Watch.begin(other.url().resolve("/"), marker);
            String etag = publisher.tag(reviews.get(i));
            long begin = System.nanoTime();
            String slug = publisher.publish(editor, reviews.get(i), etag);
            URI address = other.url().resolve("/verdicts/" + slug);
            Watch verdict = Watch.begin(address, marker);
            here[i] = (front.seenAt() - begin) / MILLISECOND;
            there[i] = (frontThere.seenAt() - begin) / MILLISECOND;
            page[i] = (verdict.seenAt() - begin) / MILLISECOND;
        }
        figures(report, "front page, same gateway", here);
        figures(report, "front page, another gateway", there);
        figures(report, "verdict's page, another gateway", page);
    }

    private static void figures(Report report, String what, double[] times) {
        Arrays.sort(times);
        String set = VERDICTS + " verdicts";
        report.figure(new Figure(set, what + ", p50 ms", "publishing to visible", times[times.length / 2], PUBLISHED));
        report.figure(new Figure(
                set, what + ", p99 ms", "publishing to visible", times[(int) (times.length * 0.99) - 1], PUBLISHED));
        report.figure(new Figure(set, what + ", most ms", "publishing to visible", times[times.length - 1], PUBLISHED));
    }
}
