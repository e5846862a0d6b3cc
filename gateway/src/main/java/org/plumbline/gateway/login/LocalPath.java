package org.plumbline.gateway.login;

import java.util.Optional;

/** Where to go after the login: a path on this site and nothing that a browser could take for another one. */
record LocalPath(String value) {

    static final LocalPath DESK = new LocalPath("/desk");

    private static final int MAX_LENGTH = 2_000;

    /** Empty if it could lead off the site. */
    static Optional<LocalPath> of(String candidate) {
        boolean local = candidate.length() <= MAX_LENGTH
                && candidate.startsWith("/")
                && !candidate.startsWith("//")
                && candidate.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\' && c != '#');
        return local ? Optional.of(new LocalPath(candidate)) : Optional.empty();
    }
}
