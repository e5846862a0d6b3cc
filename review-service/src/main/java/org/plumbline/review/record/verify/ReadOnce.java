package org.plumbline.review.record.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.plumbline.review.log.note.SignedNote;
import org.plumbline.review.log.tree.Hash;

/** Reads everything once, so that what is saved is what was checked. */
final class ReadOnce implements Source {

    private final Source source;
    private final Map<String, String> read = new HashMap<>();

    ReadOnce(Source source) {
        this.source = source;
    }

    @Override
    public String page() {
        return once("page", source::page);
    }

    @Override
    public String page(int revision) {
        return once("page " + revision, () -> source.page(revision));
    }

    @Override
    public String verdict() {
        return once("verdict", source::verdict);
    }

    @Override
    public String proof(int revision) {
        return once("proof " + revision, () -> source.proof(revision));
    }

    @Override
    public String keys() {
        return once("keys", source::keys);
    }

    @Override
    public Optional<List<Hash>> consistency(long first, long second) {
        return source.consistency(first, second);
    }

    @Override
    public boolean isLive() {
        return source.isLive();
    }

    @Override
    public Optional<SignedNote> checkpoint() {
        return source.checkpoint();
    }

    @Override
    public void readAnew() {
        read.clear();
        source.readAnew();
    }

    private String once(String what, Supplier<String> reading) {
        return read.computeIfAbsent(what, absent -> reading.get());
    }
}
