package org.plumbline.e2e.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.plumbline.devstack.Ports;

/**
 * A page from the gateway's memory beside nginx serving the same compressed file, on the same machine, one after the other
 * in turns, asked for by {@code wrk}. Both are programs that may not be there; the report says so then.
 */
final class HotPage {

    private static final int ROUNDS = 5;
    private static final int CONNECTIONS = 64;
    private static final Duration ROUND = Duration.ofSeconds(6);
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s*([0-9.]+)");
    private static final Pattern FAILED = Pattern.compile("Non-2xx|Socket errors");
    private static final List<Path> FOLDERS = List.of(Path.of("/usr/sbin"), Path.of("/usr/local/sbin"));

    private HotPage() {}

    static void measure(URI page, Path folder, Duration warmUp, Report report)
            throws IOException, InterruptedException {
        Optional<Path> wrk = find("wrk");
        Optional<Path> nginx = find("nginx");
        if (wrk.isEmpty()) {
            report.leftOut("hot page", "there is no wrk to ask for it with (Debian: apt install wrk)");
            return;
        }
        report.progress("warming up the gateway");
        rate(wrk.get(), page, warmUp);
        if (nginx.isEmpty()) {
            report.leftOut(
                    "nginx",
                    "it is not installed (Debian: apt install nginx-light), so there is nothing to compare with");
            figure(report, "gateway", rates(wrk.get(), List.of(page), report).getFirst());
            return;
        }
        int port = Ports.one();
        Process server = serve(nginx.get(), folder, port, page);
        try {
            URI file = URI.create("http://127.0.0.1:" + port + "/page.html");
            rate(wrk.get(), file, Duration.ofSeconds(2));
            List<double[]> rates = rates(wrk.get(), List.of(page, file), report);
            figure(report, "gateway", rates.getFirst());
            figure(report, "nginx", rates.getLast());
            report.figure(new Figure(
                    "hot page",
                    "gateway / nginx",
                    "requests per second",
                    median(rates.getFirst()) / median(rates.getLast()),
                    ROUNDS));
        } finally {
            server.destroy();
            server.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static void figure(Report report, String of, double[] rates) {
        report.figure(new Figure("hot page", "requests per second, median", of, median(rates), ROUNDS));
    }

    /** In turns, so that what else the machine does falls on both. */
    private static List<double[]> rates(Path wrk, List<URI> pages, Report report)
            throws IOException, InterruptedException {
        List<double[]> rates = pages.stream().map(page -> new double[ROUNDS]).toList();
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < pages.size(); i++) {
                rates.get(i)[round] = rate(wrk, pages.get(i), ROUND);
                report.progress(
                        "round " + (round + 1) + ", " + pages.get(i) + ": " + Math.round(rates.get(i)[round]) + "/s");
            }
        }
        return rates;
    }

    private static double rate(Path wrk, URI page, Duration time) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        wrk.toString(),
                        "-t1",
                        "-c" + CONNECTIONS,
                        "-d" + time.toSeconds() + "s",
                        "-H",
                        "Accept-Encoding: gzip",
                        page.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher rate = RATE.matcher(said);
        if (process.waitFor() != 0 || !rate.find() || FAILED.matcher(said).find()) {
            throw new IllegalStateException("wrk failed on " + page + ": " + said);
        }
        return Double.parseDouble(rate.group(1));
    }

    /** The same bytes from a file, compressed beforehand. */
    private static Process serve(Path nginx, Path folder, int port, URI page) throws IOException, InterruptedException {
        Path root = Files.createDirectories(folder.resolve("root"));
        Files.write(root.resolve("page.html"), read(page, "identity"));
        Files.write(root.resolve("page.html.gz"), read(page, "gzip"));
        Path settings = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                worker_processes auto;
                pid nginx.pid;
                events { worker_connections 1024; }
                http {
                    access_log off;
                    sendfile on;
                    tcp_nopush on;
                    gzip_static on;
                    open_file_cache max=10 inactive=1h;
                    keepalive_requests 100000000;
                    types { text/html html; }
                    client_body_temp_path body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                    server {
                        listen 127.0.0.1:%d;
                        root root;
                        etag on;
                    }
                }
                """.formatted(port));
        Process server = new ProcessBuilder(
                        nginx.toString(), "-p", folder.toString(), "-c", settings.toString(), "-e", "stderr")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
        for (int tries = 0; tries < 20; tries++) {
            if (!server.isAlive()) {
                throw new IllegalStateException("nginx ended: " + Files.readString(folder.resolve("nginx.log")));
            }
            Thread.sleep(50);
        }
        return server;
    }

    private static byte[] read(URI page, String encoding) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(page)
                                .header("Accept-Encoding", encoding)
                                .build(),
                        BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(page + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    private static Optional<Path> find(String program) {
        String path = System.getenv("PATH");
        Stream<Path> named = path == null
                ? Stream.of()
                : Arrays.stream(path.split(":", -1))
                        .filter(folder -> !folder.isEmpty())
                        .map(Path::of);
        return Stream.concat(named, FOLDERS.stream())
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
