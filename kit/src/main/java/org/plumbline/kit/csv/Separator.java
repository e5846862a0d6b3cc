package org.plumbline.kit.csv;

/** What stands between two cells. */
public enum Separator {
    COMMA(','),
    SEMICOLON(';'),
    TAB('\t');

    private final char character;

    Separator(char character) {
        this.character = character;
    }

    char character() {
        return character;
    }

    /** The one that the first line has most of, outside of quotes; a comma if it has none. */
    static Separator of(String text) {
        String line = unquotedFirstLine(text);
        Separator most = COMMA;
        for (Separator separator : values()) {
            if (separator.count(line) > most.count(line)) {
                most = separator;
            }
        }
        return most;
    }

    private long count(String line) {
        return line.chars().filter(c -> c == character).count();
    }

    /** The first line that is not empty, without what stands in quotes: line ends and separators in there count for nothing. */
    private static String unquotedFirstLine(String text) {
        StringBuilder line = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean lineEnd = c == '\n' || c == '\r';
            if (lineEnd && begun && !quoted) {
                break;
            }
            begun |= !lineEnd;
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                line.append(c);
            }
        }
        return line.toString();
    }
}
