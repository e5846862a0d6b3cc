package org.plumbline.review.figure.series;

import org.plumbline.kit.time.PartialDate;

/** Series to test with. */
public final class Fixtures {

    private Fixtures() {}

    /** A cumulative count of whatever name. */
    public static SeriesFacts facts(String name) {
        return new SeriesFacts(
                name,
                "killed",
                "Palestinians",
                "Gaza",
                PartialDate.parse("2023-10-07"),
                Accumulation.CUMULATIVE,
                Basis.REPORTED,
                null,
                "Gaza health ministry",
                "https://ministry.example/daily",
                "Deaths that were reported to it.",
                Volatility.NORMAL,
                null,
                null);
    }
}
