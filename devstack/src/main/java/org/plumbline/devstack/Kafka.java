package org.plumbline.devstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.plumbline.devstack.process.Child;
import org.plumbline.devstack.process.Children;
import org.plumbline.devstack.process.StackFailure;

/** A Kafka broker that is its own controller. */
final class Kafka {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

    private final Project project;
    private final Children children;
    private final Ports ports;
    private @Nullable Child child;

    Kafka(Project project, Children children, Ports ports) {
        this.project = project;
        this.children = children;
        this.ports = ports;
    }

    void start() throws InterruptedException {
        Path folder = children.state().folder("kafka");
        Path settings = folder.resolve("server.properties");
        Path data = folder.resolve("data");
        try {
            Files.writeString(settings, settings(data));
            if (!Files.exists(data.resolve("meta.properties"))) {
                format(settings);
            }
        } catch (IOException e) {
            throw new StackFailure("Kafka cannot be prepared: " + e.getMessage(), e);
        }
        Child started = java("kafka", "kafka.Kafka", settings.toString());
        child = started;
        started.awaitReady(this::accepts, PATIENCE);
    }

    void stop() {
        if (child != null) {
            child.stop(STOP_PATIENCE);
        }
    }

    @Nullable
    Child child() {
        return child;
    }

    private void format(Path settings) throws InterruptedException {
        // Any 16 bytes in base64 are a cluster's id.
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(UUID.randomUUID()));
        java("kafka-format", "kafka.tools.StorageTool", "format", "--cluster-id=" + id, "--config=" + settings)
                .awaitSuccess(PATIENCE);
    }

    private Child java(String name, String mainClass, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                mainClass));
        command.addAll(List.of(arguments));
        // Not on the command line, which would be longer than what a system shows of one.
        return children.java(name, command, Map.of("CLASSPATH", project.kafkaClassPath()));
    }

    private String settings(Path data) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                # A machine that is switched off for a month loses nothing.
                log.retention.ms=-1
                offsets.retention.minutes=5256000
                """.formatted(ports.kafka(), ports.kafkaController(), data);
    }

    private boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.kafka()), 500);
            return true;
        } catch (IOException e) {
            // Not yet: the broker opens the port when it can serve.
            return false;
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
