package org.plumbline.review.notice;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How notices come to one person.
 *
 * @param ways for every kind
 * @param digestHour from 0 to 23, in the desk's time zone
 * @param version 0 while these are the defaults
 */
public record Settings(Map<NoticeKind, Way> ways, int digestHour, long version) {

    /** Of whoever has settled nothing. */
    public static final Settings AT_FIRST = new Settings(Map.of(), 8, 0);

    /** Fills in what is not said, so that a kind which came later has its default. */
    public Settings {
        Map<NoticeKind, Way> all = new EnumMap<>(NoticeKind.class);
        for (NoticeKind kind : NoticeKind.values()) {
            Way way = ways.getOrDefault(kind, kind.atFirst());
            all.put(kind, way == Way.OFF && !kind.canBeOff() ? Way.DESK : way);
        }
        ways = Collections.unmodifiableMap(all);
    }

    public Way way(NoticeKind kind) {
        return ways.getOrDefault(kind, kind.atFirst());
    }
}
