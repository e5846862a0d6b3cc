package org.plumbline.review.review.rule;

/** How much a review matters to the desk beside others, the most pressing first; it decides nothing but the order. */
public enum Priority {
    URGENT,
    HIGH,
    NORMAL,
    LOW;

    /** As people read it. */
    public String words() {
        return switch (this) {
            case URGENT -> "Urgent";
            case HIGH -> "High priority";
            case NORMAL -> "Normal priority";
            case LOW -> "Low priority";
        };
    }
}
