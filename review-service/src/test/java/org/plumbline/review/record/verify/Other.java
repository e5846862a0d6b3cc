package org.plumbline.review.record.verify;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.log.note.SignedNote;
import org.plumbline.review.log.tree.Hash;

/** What a site answers, as somebody else has it: not live, unless it is one whose copies were of before at first. */
class Other implements Source {

    private final Source source;
    private @Nullable String proof;

    Other(Source source) {
        this.source = source;
    }

    /** The same, with another proof. */
    Other withProof(String another) {
        Other other = new Other(source);
        other.proof = another;
        return other;
    }

    @Override
    public String page() {
        return source.page();
    }

    @Override
    public String page(int revision) {
        return source.page(revision);
    }

    @Override
    public String verdict() {
        return source.verdict();
    }

    @Override
    public String proof(int revision) {
        return proof == null ? source.proof(revision) : proof;
    }

    @Override
    public String keys() {
        return source.keys();
    }

    @Override
    public Optional<List<Hash>> consistency(long first, long second) {
        return source.consistency(first, second);
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public Optional<SignedNote> checkpoint() {
        return source.checkpoint();
    }

    @Override
    public void readAnew() {
        throw new IllegalStateException("It is not live");
    }
}
