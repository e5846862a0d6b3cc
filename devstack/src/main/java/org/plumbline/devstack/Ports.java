package org.plumbline.devstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import org.plumbline.devstack.process.StackFailure;

/**
 * The ports of one stack, all counted from the gateway's.
 *
 * @param gateway the port that people use
 */
public record Ports(int gateway) {

    public static final int DEFAULT = 8080;

    private static final int LAST_OFFSET = 106;
    // Below the ports that Linux and macOS hand out for outgoing connections.
    private static final int FREE_FROM = 20_000;
    private static final int FREE_TO = 32_000;
    private static final int ATTEMPTS = 200;

    public Ports {
        if (gateway < 1 || gateway + LAST_OFFSET > 65_535) {
            throw new StackFailure("--port must be from 1 to " + (65_535 - LAST_OFFSET) + ", but is " + gateway + ".");
        }
    }

    /** Ports that nobody has at the moment. */
    public static Ports free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Ports ports = new Ports(ThreadLocalRandom.current().nextInt(FREE_FROM, FREE_TO - LAST_OFFSET));
            if (ports.all().values().stream().allMatch(Ports::isFree)) {
                return ports;
            }
        }
        throw new StackFailure("There are no free ports from " + FREE_FROM + " to " + FREE_TO + ".");
    }

    /** One port that nobody has at the moment, nor is given by the system. */
    public static int one() {
        return free().gateway();
    }

    public int keycloak() {
        return gateway + 100;
    }

    public int claims() {
        return gateway + 101;
    }

    public int reviews() {
        return gateway + 102;
    }

    public int postgres() {
        return gateway + 103;
    }

    public int kafka() {
        return gateway + 104;
    }

    int kafkaController() {
        return gateway + 105;
    }

    int keycloakManagement() {
        return gateway + LAST_OFFSET;
    }

    /** @throws StackFailure naming the first port that somebody else has */
    void requireFree() {
        all().forEach((what, port) -> {
            if (!isFree(port)) {
                throw new StackFailure("Port " + port + " (" + what
                        + ") is taken. Stop what listens there, or choose other ports with --port, e.g. --port "
                        + suggestion() + ".");
            }
        });
    }

    private int suggestion() {
        return gateway + 1000 + LAST_OFFSET <= 65_535 ? gateway + 1000 : DEFAULT;
    }

    private Map<String, Integer> all() {
        Map<String, Integer> all = new LinkedHashMap<>();
        all.put("gateway", gateway);
        all.put("Keycloak", keycloak());
        all.put("claims-service", claims());
        all.put("review-service", reviews());
        all.put("PostgreSQL", postgres());
        all.put("Kafka", kafka());
        all.put("Kafka's controller", kafkaController());
        all.put("Keycloak's management", keycloakManagement());
        return all;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            // That it cannot be bound is the answer.
            return false;
        }
    }
}
