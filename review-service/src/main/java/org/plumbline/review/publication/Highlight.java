package org.plumbline.review.publication;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** A part of a rendered text that is marked. No Markdown makes one; they are put in where passages are to be shown. */
final class Highlight extends CustomNode {

    static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("mark")
            .allowAttributes("id")
            .matching(Pattern.compile("passage-\\d{1,5}"))
            .onElements("mark")
            .allowAttributes("data-remarks")
            .matching(Pattern.compile("\\d{1,5}(, \\d{1,5})*"))
            .onElements("mark")
            .toFactory();

    private final List<Integer> numbers;
    private final boolean first;

    /**
     * A part.
     *
     * @param numbers of the passages that it belongs to
     * @param first whether the first of these passages begins with it
     */
    Highlight(List<Integer> numbers, boolean first) {
        this.numbers = List.copyOf(numbers);
        this.first = first;
    }

    /** As a {@code mark} element. */
    static final class Renderer implements NodeRenderer {

        private final HtmlNodeRendererContext context;

        Renderer(HtmlNodeRendererContext context) {
            this.context = context;
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Highlight.class);
        }

        @Override
        public void render(Node node) {
            Highlight highlight = (Highlight) node;
            Map<String, String> attributes = new LinkedHashMap<>();
            if (highlight.first) {
                attributes.put("id", "passage-" + highlight.numbers.getFirst());
            }
            attributes.put(
                    "data-remarks",
                    highlight.numbers.stream().map(String::valueOf).collect(Collectors.joining(", ")));
            context.getWriter().tag("mark", attributes);
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
            context.getWriter().tag("/mark");
        }
    }
}
