package org.plumbline.review.review;

import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** By when the desk wants a review done that nobody has given a date. */
@ConfigMapping(prefix = "plumbline.due")
interface DueDateConfig {

    /** Days after it is opened, at normal risk; 0 for no date. */
    @WithDefault("10")
    int normalRiskDays();

    /** Days after it is opened, at high risk; 0 for no date. */
    @WithDefault("5")
    int highRiskDays();

    /** Days that are not counted, by their English names; {@code none} counts them all. */
    @WithDefault("SATURDAY,SUNDAY")
    Set<String> daysOff();
}
