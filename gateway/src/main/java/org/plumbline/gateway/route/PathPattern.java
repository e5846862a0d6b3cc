package org.plumbline.gateway.route;

/** Paths that one row of the table stands for; always by whole segments. */
sealed interface PathPattern {

    boolean matches(String path);

    /** This path alone. */
    static PathPattern exactly(String path) {
        return new Exactly(path);
    }

    /** What lies below the path, without the path itself. */
    static PathPattern below(String path) {
        return new Below(path);
    }

    /** The path and what lies below it. */
    static PathPattern tree(String path) {
        return new Tree(path);
    }

    /** One segment at the root, between a beginning and an end, such as {@code /sitemap*.xml}. */
    static PathPattern file(String beginning, String end) {
        return new File(beginning, end);
    }

    record Exactly(String path) implements PathPattern {
        @Override
        public boolean matches(String candidate) {
            return candidate.equals(path);
        }
    }

    record Below(String path) implements PathPattern {
        @Override
        public boolean matches(String candidate) {
            return candidate.startsWith(path + "/");
        }
    }

    record Tree(String path) implements PathPattern {
        @Override
        public boolean matches(String candidate) {
            return candidate.equals(path) || candidate.startsWith(path + "/");
        }
    }

    record File(String beginning, String end) implements PathPattern {
        @Override
        public boolean matches(String candidate) {
            return candidate.length() >= beginning.length() + end.length()
                    && candidate.startsWith(beginning)
                    && candidate.endsWith(end)
                    && candidate.indexOf('/', 1) < 0;
        }
    }
}
