package org.plumbline.review.review.rule;

/** How much harm a wrong verdict could do; it decides how many editors must approve. */
public enum Risk {
    NORMAL(1),
    HIGH(2);

    private final int editorsNeeded;

    Risk(int editorsNeeded) {
        this.editorsNeeded = editorsNeeded;
    }

    public int editorsNeeded() {
        return editorsNeeded;
    }
}
