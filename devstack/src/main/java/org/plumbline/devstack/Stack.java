package org.plumbline.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.plumbline.devstack.process.Child;
import org.plumbline.devstack.process.Children;
import org.plumbline.devstack.process.StackFailure;
import org.plumbline.devstack.process.StateFolder;

/**
 * The whole system on one machine: PostgreSQL, Kafka, Keycloak and the three services, every one a process that ends
 * with the stack.
 */
public final class Stack implements AutoCloseable {

    private final Ports ports;
    private final StateFolder state;
    private final Children children;
    private final Consumer<String> progress;
    private final Project project;
    private final Postgres postgres;
    private final Kafka kafka;
    private final Keycloak keycloak;
    private final Service claims;
    private final Service reviews;
    private final Service gateway;
    private boolean closed;

    /** How careful the stack is with what it keeps. */
    public enum Keeping {
        /** What is written survives a crash of the machine. */
        DURABLE,
        /** For tests, which begin anew anyway. */
        FAST
    }

    /**
     * Takes the state folder, and ends what an earlier run left in it because it was killed.
     *
     * @param folder belongs to this stack alone
     * @param fresh whether to empty it first
     * @param progress is told in a line what has been reached
     * @throws StackFailure if another stack has the folder
     */
    public Stack(Project project, Path folder, boolean fresh, Ports ports, Keeping keeping, Consumer<String> progress) {
        this.project = project;
        this.ports = ports;
        this.progress = progress;
        state = StateFolder.take(folder);
        children = new Children(state);
        List<String> ended = children.endLeftovers();
        if (!ended.isEmpty()) {
            progress.accept("ended what an earlier run had left: " + String.join(", ", ended));
        }
        if (fresh) {
            state.clear();
        }
        postgres = new Postgres(project, children, ports.postgres(), keeping == Keeping.DURABLE);
        kafka = new Kafka(project, children, ports);
        keycloak = new Keycloak(project, children, ports);
        reviews = service("review-service", ports.reviews(), "/q/health/ready", reviewEnvironment());
        claims = service("claims-service", ports.claims(), "/q/health/ready", claimsEnvironment());
        gateway = service("gateway", ports.gateway(), "/health", gatewayEnvironment());
    }

    /** A stack for tests, on free ports; it ends with the tests, also with those that somebody breaks off. */
    public static Stack forTests(Path folder) {
        Stack stack = new Stack(Project.find(), folder, true, Ports.free(), Keeping.FAST, line -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        return stack;
    }

    /** Starts everything, and returns when everything is ready. */
    public void start() throws InterruptedException {
        begin();
        together(
                this::startKeycloak,
                this::startKafka,
                () -> startService(claims),
                () -> startService(reviews),
                () -> startService(gateway));
    }

    /** Starts all but the project's own services. */
    public void startInfrastructure() throws InterruptedException {
        begin();
        together(this::startKeycloak, this::startKafka);
    }

    Ports ports() {
        return ports;
    }

    public URI baseUrl() {
        return URI.create(publicUrl());
    }

    public URI keycloakUrl() {
        return keycloak.url();
    }

    /** Who signs the tokens. */
    public URI issuer() {
        return URI.create(keycloak.url() + "/realms/plumbline");
    }

    public String kafkaBootstrapServers() {
        return "127.0.0.1:" + ports.kafka();
    }

    public Postgres postgres() {
        return postgres;
    }

    public Service claims() {
        return claims;
    }

    public Service reviews() {
        return reviews;
    }

    public Service gateway() {
        return gateway;
    }

    /** The file with the password of Keycloak's own administrator. */
    public Path keycloakAdminPassword() {
        return state.secretFile(Keycloak.ADMIN_SECRET);
    }

    /** Where the processes write what they have to say. */
    public Path logs() {
        return state.folder("log");
    }

    /** Where mails are kept instead of being sent. */
    public Path mail() {
        return state.folder("mail");
    }

    /**
     * Does something once in the life of the state folder: what this noted as done is not done again until the folder is
     * emptied. Work that throws is not done.
     */
    public void once(String name, Runnable work) {
        Path done = state.path().resolve(name + ".done");
        if (!Files.exists(done)) {
            work.run();
            try {
                Files.createFile(done);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Calls when a process ends that nobody ended. */
    public void onUnexpectedEnd(Consumer<Child> listener) {
        Stream.of(kafka.child(), keycloak.child(), claims.child(), reviews.child(), gateway.child())
                .filter(Objects::nonNull)
                .forEach(child -> child.onUnexpectedEnd(listener));
    }

    /** Ends everything, in the reverse order of the start. */
    @Override
    public void close() {
        // Before the lock: a start that is under way in another thread fails now, and does not leave anything behind.
        children.expectTheEnd();
        closeOnce();
    }

    private synchronized void closeOnce() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            together(gateway::stop, claims::stop, reviews::stop);
            together(keycloak::stop, kafka::stop);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            children.close();
            postgres.stop();
            state.close();
        }
    }

    private void begin() throws InterruptedException {
        ports.requireFree();
        timed("PostgreSQL", postgres::start);
    }

    private void startKeycloak() throws InterruptedException {
        timed("Keycloak", () -> keycloak.start(KeycloakInstallation.prepare(project, children, progress), postgres));
    }

    private void startKafka() throws InterruptedException {
        timed("Kafka", kafka::start);
    }

    private void startService(Service service) throws InterruptedException {
        timed(service.name(), service::start);
    }

    private Service service(String name, int port, String readyPath, Map<String, String> environment) {
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", issuer().toString());
        environment.put("PLUMBLINE_PUBLIC_URL", publicUrl());
        return new Service(children, name, project.service(name), port, readyPath, environment);
    }

    private Map<String, String> serviceEnvironment(String database) {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(database));
        environment.put("QUARKUS_DATASOURCE_USERNAME", database + "_app");
        environment.put("QUARKUS_DATASOURCE_PASSWORD", postgres.password(database + "_app"));
        environment.put("QUARKUS_FLYWAY_USERNAME", database + "_owner");
        environment.put("QUARKUS_FLYWAY_PASSWORD", postgres.password(database + "_owner"));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafkaBootstrapServers());
        environment.put(
                "PLUMBLINE_FILES_FOLDER", state.folder("files/" + database).toString());
        return environment;
    }

    private Map<String, String> reviewEnvironment() {
        Map<String, String> environment = serviceEnvironment("review");
        environment.put("PLUMBLINE_TEAM_CLIENT_SECRET", state.secret(Keycloak.TEAM_SECRET));
        environment.put("PLUMBLINE_LOG_KEY_FILE", state.keyFile("review-log").toString());
        environment.put(
                "PLUMBLINE_SECRETS_KEY_FILE", state.keyFile("review-secrets").toString());
        environment.put("PLUMBLINE_MAIL_FOLDER", mail().toString());
        environment.put("PLUMBLINE_READERS_KEY", state.secret("review-readers"));
        return environment;
    }

    private Map<String, String> claimsEnvironment() {
        Map<String, String> environment = serviceEnvironment("claims");
        environment.put("PLUMBLINE_TIPS_FORM_KEY", state.secret("claims-tips"));
        return environment;
    }

    private Map<String, String> gatewayEnvironment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_OIDC_CREDENTIALS_SECRET", state.secret(Keycloak.GATEWAY_SECRET));
        environment.put("QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET", state.secret("gateway-session"));
        environment.put("PLUMBLINE_GATEWAY_CLAIMS_URL", "http://localhost:" + ports.claims());
        environment.put("PLUMBLINE_GATEWAY_REVIEWS_URL", "http://localhost:" + ports.reviews());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafkaBootstrapServers());
        return environment;
    }

    private String publicUrl() {
        return "http://localhost:" + ports.gateway();
    }

    private void timed(String part, Step step) throws InterruptedException {
        long start = System.nanoTime();
        step.run();
        progress.accept(
                String.format(Locale.ROOT, "%-15s ready after %5.1f s", part, (System.nanoTime() - start) / 1e9));
    }

    /** A step of the start or the end. */
    @FunctionalInterface
    private interface Step {

        void run() throws InterruptedException;
    }

    /** Runs all steps at once, waits for all, and throws what the first of them threw. */
    private static void together(Step... steps) throws InterruptedException {
        List<Future<?>> running = new ArrayList<>();
        @Nullable Throwable failure = null;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Step step : steps) {
                running.add(executor.submit(() -> {
                    step.run();
                    return null;
                }));
            }
            for (Future<?> one : running) {
                try {
                    one.get();
                } catch (ExecutionException e) {
                    failure = e.getCause();
                    running.forEach(other -> other.cancel(true));
                    break;
                }
            }
        }
        switch (failure) {
            case null -> {}
            case StackFailure known -> throw known;
            case Throwable other -> throw new StackFailure("Something unexpected happened: " + other, other);
        }
    }
}
