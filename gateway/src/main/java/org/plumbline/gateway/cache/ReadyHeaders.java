package org.plumbline.gateway.cache;

import java.util.List;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/** Headers that are sent many times: kept as the bytes and hashes that they are sent by, so that none is encoded again. */
final class ReadyHeaders {

    private final List<Line> lines;

    private ReadyHeaders(List<Line> lines) {
        this.lines = lines;
    }

    static ReadyHeaders of(MultiMap headers) {
        return new ReadyHeaders(headers.entries().stream()
                .map(header -> new Line(
                        HttpHeaders.createOptimized(header.getKey()), HttpHeaders.createOptimized(header.getValue())))
                .toList());
    }

    /** Adds them all. */
    void writeTo(MultiMap headers) {
        for (Line line : lines) {
            headers.add(line.name(), line.value());
        }
    }

    int size() {
        return lines.size();
    }

    private record Line(CharSequence name, CharSequence value) {}
}
