package org.plumbline.review.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.time.Ids;

/** One open page: what it was told so far, and what it still has to be told, as server-sent events. */
final class Watcher {

    /** Often enough that neither a proxy nor a browser takes the silence for the end. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final String END = "";

    private final UUID id = Ids.next();
    private final UUID reviewId;
    private final Person person;
    private final Instant until;
    private final ObjectMapper json;
    private final LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();
    private @Nullable LiveState told;

    /** @param until when the token that it was opened with runs out */
    Watcher(UUID reviewId, Person person, Instant until, ObjectMapper json) {
        this.reviewId = reviewId;
        this.person = person;
        this.until = until;
        this.json = json;
    }

    /** What a page is told of others. */
    private record Other(String name, boolean typing) {}

    /** What a page is told of the review. */
    private record Version(long version) {}

    /** What a page is told of the remarks. */
    private record Stamp(long stamp) {}

    UUID id() {
        return id;
    }

    UUID reviewId() {
        return reviewId;
    }

    Person person() {
        return person;
    }

    boolean isOver(Instant now) {
        return !now.isBefore(until);
    }

    /** Tells what is new since it was told last; everything, the first time. One thread at a time. */
    void tell(LiveState state) {
        LiveState before = told;
        if (before == null || !others(before).equals(others(state))) {
            event("presence", others(state));
        }
        if (before == null || before.version() != state.version()) {
            event("version", new Version(state.version()));
        }
        if (before == null || before.remarks() != state.remarks()) {
            event("remarks", new Stamp(state.remarks()));
        }
        told = state;
    }

    void end() {
        events.add(END);
    }

    /** Writes the events as they come, until it is ended or nobody listens any more. */
    void writeTo(OutputStream stream) throws IOException {
        write(stream, "retry: 2000\n\n");
        try {
            while (true) {
                String event = events.poll(SILENCE.toMillis(), TimeUnit.MILLISECONDS);
                if (END.equals(event)) {
                    return;
                }
                write(stream, event == null ? ":\n\n" : event);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Other> others(LiveState state) {
        List<Other> others = new ArrayList<>();
        for (LiveState.Reader reader : state.people()) {
            if (!reader.sub().equals(person.sub())) {
                others.add(new Other(reader.name(), reader.typing()));
            }
        }
        return others;
    }

    private void event(String name, Object data) {
        try {
            events.add("event: " + name + "\ndata: " + json.writeValueAsString(data) + "\n\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write an event", e);
        }
    }

    private static void write(OutputStream stream, String text) throws IOException {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
        stream.flush();
    }
}
