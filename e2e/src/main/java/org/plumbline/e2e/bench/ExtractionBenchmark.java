package org.plumbline.e2e.bench;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Check-worthiness, quantities, body text and speed, on public sets in the layout of their makers. */
final class ExtractionBenchmark implements Benchmark {

    @Override
    public String name() {
        return "extraction";
    }

    @Override
    public String measures() {
        return "check-worthiness, quantities, body text of pages, texts per second";
    }

    @Override
    public void run(@Nullable Path data, Report report) {
        if (data == null) {
            throw new IllegalArgumentException("There is nothing to measure on");
        }
        new NewsPages(report).measure(data);
        LabelledSentences sentences = new LabelledSentences(report);
        List<LabelledSentences.Split> splits = sentences.read(data);
        NumericalClaims claims = new NumericalClaims(report);
        claims.measure(data);
        claims.falseAlarms(splits);
        sentences.measure(splits);
        new Debates(report).measure(data);
    }
}
