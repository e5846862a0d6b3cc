package org.plumbline.claims.article;

/** How an article came here. */
public enum SourceKind {
    TEXT("Pasted"),
    FILE("Uploaded"),
    URL("Fetched");

    private final String words;

    SourceKind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
