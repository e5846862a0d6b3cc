package org.plumbline.claims.article;

/** Articles for tests. */
final class Texts {

    /** One with a headline, figures, a date to be told, a quotation, and opinion. */
    static final String STORM = """
            Storm cuts off the northern valley

            At least 23 people were injured when a storm tore the roof off the covered market in Lindholm, the regional \
            hospital said.

            More than 4,200 homes lost power, and 17 roads were closed. The storm had reached the coast on Monday.

            “Nobody in the town heard the sirens before the roof came down,” said Mayor Ana Lund.

            It is a sad day for all of us. The repairs will cost about 3.5 million euros, according to the county.

            Would anybody have believed it a year ago?""";

    private Texts() {}
}
