package org.plumbline.kit.identity;

import io.quarkus.security.ForbiddenException;

/** Somebody came with a valid access token who was deactivated meanwhile. */
public class DeactivatedException extends ForbiddenException {

    private static final long serialVersionUID = 1L;

    public DeactivatedException() {
        super("Deactivated");
    }
}
