package org.plumbline.kit.web;

import java.io.IOException;
import java.io.InputStream;

import jakarta.ws.rs.container.ContainerRequestContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;

/** Refuses bodies over 256 KiB with a problem that says so; nothing that the desk types is that long. */
class BodyLimit {

    static final int MAX_BYTES = 256 * 1024;

    @ServerRequestFilter(preMatching = true)
    void refuseLargeBodies(ContainerRequestContext request) {
        if (request.getLength() > MAX_BYTES) {
            throw tooLarge();
        }
        if (request.getLength() < 0 && request.hasEntity()) {
            request.setEntityStream(new Counting(request.getEntityStream()));
        }
    }

    private static ProblemException tooLarge() {
        return ProblemException.of(
                ProblemType.TOO_LARGE, "A request may hold " + MAX_BYTES / 1024 + " KiB at the most.");
    }

    /** For chunked bodies, whose length nobody says beforehand. */
    private static final class Counting extends InputStream {

        private final InputStream body;
        private int read;

        Counting(InputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            if (next >= 0 && ++read > MAX_BYTES) {
                throw tooLarge();
            }
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = body.read(buffer, offset, length);
            if (count > 0 && (read += count) > MAX_BYTES) {
                throw tooLarge();
            }
            return count;
        }
    }
}
