package org.plumbline.kit.time;

import java.util.UUID;

import com.github.f4b6a3.uuid.UuidCreator;

/** Ids of entities and events: UUIDv7 (RFC 9562), so that ordering by id is ordering by time of creation. */
public final class Ids {

    private Ids() {}

    /** A new UUIDv7; monotonic within this process. */
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }
}
