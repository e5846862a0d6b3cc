package org.plumbline.review.notice.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.notice.Notice;
import org.plumbline.review.notice.NoticeKind;
import org.plumbline.review.notice.NoticeList;

/**
 * The page of somebody's notices.
 *
 * @param first whether it starts with the newest
 * @param done what was just done; null if nothing was
 */
public record ListModel(
        Filter filter,
        NoticeList.Page found,
        boolean first,
        @Nullable String done) {

    static final String HERE = "/desk/notices";

    /**
     * Which of them, as it stands in the address.
     *
     * @param all whether read ones are shown too
     */
    public record Filter(boolean all, @Nullable NoticeKind kind) {

        /**
         * Reads it.
         *
         * @throws ProblemException 422 for what no choice of the page is
         */
        static Filter of(@Nullable String show, @Nullable String kind) {
            boolean all =
                    switch (show) {
                        case null -> false;
                        case "", "unread" -> false;
                        case "all" -> true;
                        default -> throw ProblemException.invalid("show", "must be unread or all");
                    };
            return new Filter(all, kind(kind));
        }

        static @Nullable NoticeKind kind(@Nullable String name) {
            return name == null || name.isEmpty()
                    ? null
                    : Arrays.stream(NoticeKind.values())
                            .filter(one -> one.name().equals(name))
                            .findFirst()
                            .orElseThrow(() -> ProblemException.invalid("kind", "must be one of the list's"));
        }

        public String show() {
            return all ? "all" : "unread";
        }

        public String kindName() {
            return kind == null ? "" : kind.name();
        }

        String address(@Nullable UUID after, @Nullable String done) {
            StringBuilder address = new StringBuilder(HERE + "?show=" + show());
            if (kind != null) {
                address.append("&kind=").append(kind.name());
            }
            if (after != null) {
                address.append("&after=").append(after);
            }
            if (done != null) {
                address.append("&done=").append(URLEncoder.encode(done, StandardCharsets.UTF_8));
            }
            return address.toString();
        }
    }

    /** A choice of the filter. */
    public record Choice(String value, String label, boolean chosen) {}

    public List<Notice> notices() {
        return found.items();
    }

    public List<Choice> shows() {
        return List.of(
                new Choice("unread", "Unread", !filter.all()), new Choice("all", "All, read ones too", filter.all()));
    }

    public List<Choice> kinds() {
        return Stream.concat(
                        Stream.of(new Choice("", "Anything", filter.kind() == null)),
                        Arrays.stream(NoticeKind.values())
                                .map(kind -> new Choice(kind.name(), kind.title(), kind == filter.kind())))
                .toList();
    }

    /** Up to which everything on the page was seen; null if there is nothing. */
    public @Nullable UUID newest() {
        return first && !found.items().isEmpty() ? found.items().getFirst().id() : null;
    }

    public String start() {
        return filter.address(null, null);
    }

    public @Nullable String next() {
        return found.next() == null ? null : filter.address(found.next(), null);
    }
}
