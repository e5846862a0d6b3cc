package org.plumbline.kit.process;

/** Says that as many processes run already as may run at a time, and none ended while this one waited. */
public class Busy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Busy(String why) {
        super(why);
    }
}
