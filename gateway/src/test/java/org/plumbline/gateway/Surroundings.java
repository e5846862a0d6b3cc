package org.plumbline.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * Both services and the identity provider, each of which a test's arguments can leave {@code down}; reviews can be {@code
 * scripted}.
 */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {

    static final String PUBLIC_URL = "https://plumbline.example";

    private Map<String, String> arguments = Map.of();
    private final List<Runnable> closings = new ArrayList<>();

    @Override
    public void init(Map<String, String> initArgs) {
        arguments = initArgs;
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>();
        config.put("plumbline.public-url", arguments.getOrDefault("public-url", PUBLIC_URL));
        config.put("quarkus.oidc.credentials.secret", FakeProvider.SECRET);
        config.put("quarkus.oidc.token-state-manager.encryption-secret", "for tests only, thirty-two characters");
        // Tokens live for seconds in the test of the refresh, so none may be refreshed ahead of time.
        config.put("quarkus.oidc.token.refresh-token-time-skew", "0S");
        config.put(
                "plumbline.gateway.claims-url",
                isDown("claims") ? nobody() : open(new FakeService("claims")).url());
        config.put("plumbline.gateway.reviews-url", isDown("reviews") ? nobody() : reviews());
        config.put(
                "quarkus.oidc.auth-server-url",
                isDown("provider") ? nobody() : open(new FakeProvider()).url());
        return config;
    }

    @Override
    public void stop() {
        closings.forEach(Runnable::run);
    }

    private String reviews() {
        if (!"scripted".equals(arguments.get("reviews"))) {
            return open(new FakeService("reviews")).url();
        }
        ScriptedService service = new ScriptedService();
        closings.add(service::close);
        return service.url();
    }

    private FakeService open(FakeService service) {
        closings.add(service::close);
        return service;
    }

    private FakeProvider open(FakeProvider provider) {
        closings.add(provider::close);
        return provider;
    }

    private boolean isDown(String part) {
        return "down".equals(arguments.get(part));
    }

    /** An address at which nobody listens: it is taken, and nobody else can have it. */
    private String nobody() {
        Socket taken = new Socket();
        closings.add(() -> close(taken));
        try {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return "http://127.0.0.1:" + taken.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
