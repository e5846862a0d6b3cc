package org.plumbline.claims.imports;

import java.util.StringJoiner;
import java.util.UUID;

/** Files of claims for tests; no two hold the same claim. */
final class CsvFixtures {

    private CsvFixtures() {}

    /** A word that stands in no other test's claims. */
    static String unique() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    /** Rows 2 to {@code rows + 1}, of which every {@code badEvery}-th has a date that does not exist. */
    static String claims(String about, int rows, int badEvery) {
        StringJoiner file = new StringJoiner("\n");
        file.add("text,language,claimant,stated_on,topics");
        for (int i = 1; i <= rows; i++) {
            String date = badEvery > 0 && i % badEvery == 0 ? "2024-02-31" : "2024-02-05";
            file.add("\"At least " + (i + 1) + " wells, by one count, have run dry near " + about + "\",en,Water board,"
                    + date + ",drought; wells");
        }
        return file.toString();
    }
}
