package org.plumbline.claims.extraction;

/** Tells how worthy of a check a sentence that stands alone is. */
public interface Scorer {

    /**
     * The chance that the sentence is worth checking, by this scorer's lights.
     *
     * @param language a BCP 47 tag
     * @return 0 to 1
     */
    double score(String sentence, String language);
}
