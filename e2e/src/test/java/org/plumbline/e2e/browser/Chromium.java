package org.plumbline.e2e.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

import org.plumbline.devstack.Stack;

/** The browser on this machine, and the people who sit at it: each has cookies of their own. */
final class Chromium implements AutoCloseable {

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars");

    private final Stack system;
    private final Playwright playwright;
    private final Browser browser;
    private final List<Visitor> visitors = new ArrayList<>();

    static {
        // What is asserted becomes true by itself; how soon it does on a busy machine is no reason to fail.
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    Chromium(Stack system) {
        this.system = system;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(ARGUMENTS));
    }

    /** Somebody who is not logged in, at a window of this width, in light or dark. */
    Visitor visitor(Visitor.Screen screen) {
        return added(new Visitor(system.baseUrl(), browser, screen, true));
    }

    /** Somebody at a phone that runs no scripts. */
    Visitor withoutScripts() {
        return added(new Visitor(system.baseUrl(), browser, Visitor.Screen.PHONE, false));
    }

    private Visitor added(Visitor visitor) {
        visitors.add(visitor);
        return visitor;
    }

    /** Somebody who has logged in through Keycloak's page; the password is the name. */
    Visitor loggedIn(String name) {
        Visitor visitor = visitor(Visitor.Screen.DESKTOP);
        visitor.logIn(name);
        return visitor;
    }

    @Override
    public void close() {
        visitors.forEach(Visitor::close);
        browser.close();
        playwright.close();
    }

    private static Path executable() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":", -1)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "No Chromium on the path: install chromium or google-chrome, or run ./plumbline test"));
    }
}
