package org.plumbline.review.record.verify;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.plumbline.review.log.note.SignedNote;
import org.plumbline.review.log.tree.Hash;
import org.plumbline.review.log.tree.MerkleTree;
import org.plumbline.review.log.tree.Tile;
import org.plumbline.review.log.tree.TiledSubtrees;

/** The site as anybody reads it. */
final class Site implements Source, AutoCloseable {

    private static final int LONGEST = 10_000_000;
    private static final int OK = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int NOT_FOUND = 404;

    private final PageAddress address;
    private final Moment moment;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private boolean pastCopies;

    /** @param moment passes before everything is read anew */
    Site(PageAddress address, Moment moment) {
        this.address = address;
        this.moment = moment;
    }

    @Override
    public String page() {
        return text("/verdicts/" + address.slug(), "text/html");
    }

    @Override
    public String page(int revision) {
        return text("/verdicts/" + address.slug() + "/revisions/" + revision, "text/html");
    }

    @Override
    public String verdict() {
        return text("/api/verdicts/" + address.slug(), "application/json");
    }

    @Override
    public String proof(int revision) {
        return text("/log/verdicts/" + address.slug() + "/" + revision, "application/json");
    }

    @Override
    public String keys() {
        return text("/log/keys", "application/json");
    }

    @Override
    public Optional<List<Hash>> consistency(long first, long second) {
        return Optional.of(MerkleTree.consistency(first, second, new TiledSubtrees(second, this::tile)));
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public Optional<SignedNote> checkpoint() {
        try {
            return Optional.of(SignedNote.parse(text("/log/checkpoint", "text/plain")));
        } catch (NotThere e) {
            return Optional.empty();
        }
    }

    @Override
    public void readAnew() {
        pastCopies = true;
        try {
            moment.pass();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The site says that it has nothing there. */
    private static final class NotThere extends Unreachable {

        private static final long serialVersionUID = 1;

        NotThere(String message) {
            super(message);
        }
    }

    private List<Hash> tile(Tile tile) {
        byte[] bytes = read("/log/tile/" + tile.path(), "application/octet-stream");
        if (bytes.length != tile.width() * Hash.LENGTH) {
            throw new Wrong("The log's tile " + tile.path() + " has " + bytes.length + " bytes instead of "
                    + tile.width() * Hash.LENGTH);
        }
        List<Hash> hashes = new ArrayList<>();
        for (int start = 0; start < bytes.length; start += Hash.LENGTH) {
            hashes.add(Hash.of(Arrays.copyOfRange(bytes, start, start + Hash.LENGTH)));
        }
        return hashes;
    }

    private String text(String path, String type) {
        return new String(read(path, type), StandardCharsets.UTF_8);
    }

    private byte[] read(String path, String type) {
        URI uri = URI.create(address.site() + path);
        try {
            HttpResponse<InputStream> answer =
                    http.send(request(uri, path, type), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() == NOT_FOUND) {
                    throw new NotThere(uri + " answers 404");
                }
                if (answer.statusCode() != OK) {
                    throw new Unreachable(uri + " answers " + answer.statusCode());
                }
                byte[] bytes = body.readNBytes(LONGEST + 1);
                if (bytes.length > LONGEST) {
                    throw new Unreachable(uri + " answers with more than ten million bytes");
                }
                return bytes;
            }
        } catch (IOException e) {
            throw new Unreachable(uri + " cannot be read: " + e, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Pages are always read as readers get them: a copy that says something else is what they are shown. */
    private HttpRequest request(URI uri, String path, String type) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).header("Accept", type).timeout(PATIENCE);
        if (pastCopies && path.startsWith("/log/")) {
            request.header("Cache-Control", "no-cache");
        }
        return request.build();
    }

    private static Unreachable interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Unreachable("Interrupted", e);
    }

    @Override
    public void close() {
        http.close();
    }
}
