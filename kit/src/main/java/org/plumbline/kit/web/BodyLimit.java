package org.plumbline.kit.web;

import java.io.IOException;
import java.io.InputStream;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;

/** Refuses bodies over 256 KiB, or what the endpoint's {@link MaxBody} says, with a problem that says so. */
class BodyLimit {

    private static final int KIBIBYTES = 256;

    @ServerRequestFilter
    void refuseLargeBodies(ContainerRequestContext request, ResourceInfo endpoint) {
        MaxBody own = endpoint.getResourceMethod().getAnnotation(MaxBody.class);
        int kibibytes = own == null ? KIBIBYTES : own.kibibytes();
        long bytes = kibibytes * 1024L;
        if (request.getLength() > bytes) {
            throw tooLarge(kibibytes);
        }
        if (request.getLength() < 0 && request.hasEntity()) {
            request.setEntityStream(new Counting(request.getEntityStream(), bytes));
        }
    }

    private static ProblemException tooLarge(long kibibytes) {
        return ProblemException.of(ProblemType.TOO_LARGE, "A request may hold " + kibibytes + " KiB at the most.");
    }

    /** For chunked bodies, whose length nobody says beforehand. */
    private static final class Counting extends InputStream {

        private final InputStream body;
        private final long bytes;
        private long read;

        Counting(InputStream body, long bytes) {
            this.body = body;
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            if (next >= 0 && ++read > bytes) {
                throw tooLarge(bytes / 1024);
            }
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = body.read(buffer, offset, length);
            if (count > 0 && (read += count) > bytes) {
                throw tooLarge(bytes / 1024);
            }
            return count;
        }
    }
}
