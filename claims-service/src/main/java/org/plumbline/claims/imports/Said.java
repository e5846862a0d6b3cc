package org.plumbline.claims.imports;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Statement;

/** What makes two claims of a file one and the same: text, language and claimant, letter by letter. */
record Said(String text, String language, @Nullable String claimant) {

    static Said of(Statement statement) {
        return new Said(statement.text(), statement.language(), statement.claimant());
    }
}
