package org.plumbline.devstack.process;

import java.time.Duration;

/** A process that does nothing until it is ended. */
final class Sleeper {

    private Sleeper() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("awake");
        Thread.sleep(Duration.ofMinutes(10));
    }
}
