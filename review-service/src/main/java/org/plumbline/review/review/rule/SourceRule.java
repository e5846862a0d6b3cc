package org.plumbline.review.review.rule;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Rule 3: at least two independent sources, one of them primary.
 *
 * <p>Sources that all pass on one origin count once, together with that origin's own publication. A source that names no
 * origin stands for its publisher, known by name and by site; two names on one site, or one name on two sites, are one.
 */
public final class SourceRule {

    private static final int INDEPENDENT_NEEDED = 2;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Punct}]");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private SourceRule() {}

    /**
     * The independence group of each source, in the sources' order: numbers from 1, in order of appearance.
     */
    public static List<Integer> groups(List<Source> sources) {
        int[] parent = new int[sources.size()];
        Map<String, Integer> firstWith = new HashMap<>();
        for (int i = 0; i < sources.size(); i++) {
            parent[i] = i;
            for (String key : keys(sources.get(i))) {
                Integer other = firstWith.putIfAbsent(key, i);
                if (other != null) {
                    parent[root(parent, i)] = root(parent, other);
                }
            }
        }
        Map<Integer, Integer> numbers = new HashMap<>();
        List<Integer> groups = new ArrayList<>();
        for (int i = 0; i < parent.length; i++) {
            int root = root(parent, i);
            Integer number = numbers.get(root);
            if (number == null) {
                number = numbers.size() + 1;
                numbers.put(root, number);
            }
            groups.add(number);
        }
        return groups;
    }

    /** What is missing, in words; empty if the rule is kept. */
    public static List<String> missing(List<Source> sources) {
        List<String> missing = new ArrayList<>();
        int independent = new TreeSet<>(groups(sources)).size();
        if (independent < INDEPENDENT_NEEDED) {
            missing.add("at least two independent sources (there "
                    + switch (independent) {
                        case 0 -> "is none";
                        case 1 -> "is one";
                        default -> "are " + independent;
                    }
                    + ")");
        }
        if (sources.stream().noneMatch(Source::primary)) {
            missing.add("a primary source");
        }
        return missing;
    }

    private static Set<String> keys(Source source) {
        if (source.origin() != null) {
            return Set.of("name " + normal(source.origin()));
        }
        Set<String> keys = new TreeSet<>();
        keys.add("name " + normal(source.publisher()));
        if (source.site() != null) {
            keys.add("site " + source.site());
        }
        return keys;
    }

    private static String normal(String name) {
        return SPACE.matcher(INVISIBLE
                        .matcher(Normalizer.normalize(name, Normalizer.Form.NFKC))
                        .replaceAll("")
                        .strip())
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT);
    }

    private static int root(int[] parent, int of) {
        int root = of;
        while (parent[root] != root) {
            root = parent[root];
        }
        return root;
    }
}
