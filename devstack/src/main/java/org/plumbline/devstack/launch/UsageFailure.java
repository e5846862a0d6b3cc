package org.plumbline.devstack.launch;

/** A command line that means nothing, and why. */
final class UsageFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    UsageFailure(String message) {
        super(message);
    }
}
