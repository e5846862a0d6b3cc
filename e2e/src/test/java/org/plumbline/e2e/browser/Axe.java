package org.plumbline.e2e.browser;

import java.util.List;
import java.util.Map;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;

/** What of a page is held against WCAG 2.2 AA. */
enum Axe {
    EVERYTHING("tag", "wcag2a wcag2aa wcag21a wcag21aa wcag22aa"),
    COLOURS("rule", "color-contrast");

    /** Brought into a page once: the builder that it comes with brings it three times for each look. */
    private static final String SCRIPT = AxeBuilder.getAxeScript();

    private static final String RUN = """
            only => axe.run(document, { runOnly: only, resultTypes: ['violations'] }).then(({ violations }) =>
              violations.map(({ id, help, nodes }) => `${id}: ${help} [${nodes.map(({ html }) => html).join(', ')}]`))""";

    private final String type;
    private final String names;

    Axe(String type, String names) {
        this.type = type;
        this.names = names;
    }

    /** What there is to find fault with, in words. */
    @SuppressWarnings("unchecked")
    List<String> findings(Page page) {
        for (Frame frame : page.frames()) {
            if ((Boolean) frame.evaluate("typeof axe === 'undefined'")) {
                frame.evaluate(SCRIPT);
            }
        }
        return (List<String>) page.evaluate(RUN, Map.of("type", type, "values", List.of(names.split(" "))));
    }
}
