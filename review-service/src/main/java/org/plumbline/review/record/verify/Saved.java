package org.plumbline.review.record.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import org.plumbline.review.log.note.SignedNote;
import org.plumbline.review.log.tree.Hash;

/** What was read of a site, as it was saved to be checked without it. */
final class Saved implements Source {

    /** When only the newest revision was checked. */
    private static final int FIRST_FORM = 1;

    private static final int FORM = 2;

    private final Path path;
    private final File file;

    private Saved(Path path, File file) {
        this.path = path;
        this.file = file;
    }

    /**
     * The file.
     *
     * @param form 2
     * @param proofs of all revisions, by their numbers
     * @param pages of all revisions but the newest
     * @param consistency between the checkpoints of the proofs, and with what was kept when it was saved
     */
    private record File(
            int form,
            String url,
            String page,
            String verdict,
            SortedMap<Integer, String> proofs,
            SortedMap<Integer, String> pages,
            String keys,
            List<Consistency> consistency) {}

    /**
     * The file as it was once.
     *
     * @param form 1
     * @param proof of the newest revision
     */
    private record FirstFile(
            int form,
            String url,
            String page,
            String verdict,
            String proof,
            String keys,
            @Nullable Consistency consistency) {

        File file() {
            int revision =
                    Json.tree("What the API told", verdict).path("revision").asInt();
            return new File(
                    form,
                    url,
                    page,
                    verdict,
                    new TreeMap<>(Map.of(revision, proof)),
                    new TreeMap<>(),
                    keys,
                    consistency == null ? List.of() : List.of(consistency));
        }
    }

    /** A consistency proof, and the sizes that it is between. */
    record Consistency(long first, long second, List<String> proof) {}

    static Saved load(Path path, PageAddress address) {
        try {
            String what = "The bundle " + path;
            String words = Files.readString(path);
            JsonNode form = Json.tree(what, words).path("form");
            if (form.asInt() != FIRST_FORM && form.asInt() != FORM) {
                throw new Unreachable(
                        what + " is of the form " + form + ", which is not known here: take a newer plumbline");
            }
            File file = form.asInt() == FORM
                    ? Json.read(what, words, File.class)
                    : Json.read(what, words, FirstFile.class).file();
            if (!file.url().equals(address.url())) {
                throw new Wrong(what + " is of " + file.url() + ", not of " + address.url());
            }
            return new Saved(path, file);
        } catch (IOException e) {
            throw new Unreachable(path + " cannot be read: " + e, e);
        }
    }

    static void save(Path path, PageAddress address, Source source, RecordCheck.Result result) {
        SortedMap<Integer, String> proofs = new TreeMap<>();
        SortedMap<Integer, String> pages = new TreeMap<>();
        for (int revision = 1; revision <= result.revision(); revision++) {
            proofs.put(revision, source.proof(revision));
            if (revision < result.revision()) {
                pages.put(revision, source.page(revision));
            }
        }
        File file = new File(
                FORM,
                address.url(),
                source.page(),
                source.verdict(),
                proofs,
                pages,
                source.keys(),
                result.consistency());
        try {
            Files.writeString(path, Json.write(file));
        } catch (IOException e) {
            throw new Unreachable(path + " cannot be written: " + e, e);
        }
    }

    @Override
    public String page() {
        return file.page();
    }

    @Override
    public String page(int revision) {
        return of(file.pages(), revision);
    }

    @Override
    public String verdict() {
        return file.verdict();
    }

    @Override
    public String proof(int revision) {
        return of(file.proofs(), revision);
    }

    private String of(SortedMap<Integer, String> revisions, int revision) {
        String found = revisions.get(revision);
        if (found == null) {
            throw new Unreachable("The bundle " + path + " does not hold revision " + revision
                    + (file.form() == FIRST_FORM ? ": bundles of its form held the newest alone. Save it anew" : ""));
        }
        return found;
    }

    @Override
    public String keys() {
        return file.keys();
    }

    @Override
    public Optional<List<Hash>> consistency(long first, long second) {
        return file.consistency().stream()
                .filter(known -> known.first() == first && known.second() == second)
                .findFirst()
                .map(known -> known.proof().stream().map(Hash::fromBase64).toList());
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public Optional<SignedNote> checkpoint() {
        return Optional.empty();
    }

    @Override
    public void readAnew() {
        throw new IllegalStateException("A file does not change");
    }
}
