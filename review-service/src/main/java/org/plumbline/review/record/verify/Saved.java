package org.plumbline.review.record.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.log.tree.Hash;

/** What was read of a site, as it was saved to be checked without it. */
final class Saved implements Source {

    private static final int FORM = 1;

    private final File file;

    private Saved(File file) {
        this.file = file;
    }

    /**
     * The file.
     *
     * @param form 1
     * @param consistency with what was kept when it was saved; none if nothing was
     */
    private record File(
            int form,
            String url,
            String page,
            String verdict,
            String proof,
            String keys,
            @Nullable Consistency consistency) {}

    /** A consistency proof, and the sizes that it is between. */
    record Consistency(long first, long second, List<String> proof) {}

    static Saved load(Path path, PageAddress address) {
        try {
            File file = Json.read("The bundle " + path, Files.readString(path), File.class);
            if (file.form() != FORM || !file.url().equals(address.url())) {
                throw new Wrong("The bundle " + path + " is of " + file.url() + ", not of " + address.url());
            }
            return new Saved(file);
        } catch (IOException e) {
            throw new Unreachable(path + " cannot be read: " + e, e);
        }
    }

    static void save(Path path, PageAddress address, Source source, int revision, @Nullable Consistency consistency) {
        try {
            Files.writeString(
                    path,
                    Json.write(new File(
                            FORM,
                            address.url(),
                            source.page(),
                            source.verdict(),
                            source.proof(revision),
                            source.keys(),
                            consistency)));
        } catch (IOException e) {
            throw new Unreachable(path + " cannot be written: " + e, e);
        }
    }

    @Override
    public String page() {
        return file.page();
    }

    @Override
    public String verdict() {
        return file.verdict();
    }

    @Override
    public String proof(int revision) {
        return file.proof();
    }

    @Override
    public String keys() {
        return file.keys();
    }

    @Override
    public Optional<List<Hash>> consistency(long first, long second) {
        Consistency known = file.consistency();
        return known != null && known.first() == first && known.second() == second
                ? Optional.of(known.proof().stream().map(Hash::fromBase64).toList())
                : Optional.empty();
    }
}
