package org.plumbline.review.notice.page;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.web.Shown;
import org.plumbline.review.notice.NoticeKind;
import org.plumbline.review.notice.Settings;
import org.plumbline.review.notice.Way;
import org.plumbline.review.notice.mail.MailQueue;

/**
 * The page on which somebody settles how they are told.
 *
 * @param values what stands in the form
 * @param version that the form is made from
 * @param address where their mail goes; null if nobody knows
 * @param mail whether the desk sends mail
 * @param mine how their own mails stand
 * @param everybodys how all mails stand; null for whoever is no admin
 * @param refused why it was not kept, if it was just sent
 * @param errors for each field that was refused, why, as a phrase that follows its name
 */
public record SettingsModel(
        Map<String, String> values,
        long version,
        @Nullable String address,
        boolean mail,
        MailQueue.Standing mine,
        MailQueue.@Nullable Standing everybodys,
        @Nullable String done,
        @Nullable String refused,
        Map<String, String> errors) {

    static final String HOUR = "digestHour";

    static Map<String, String> values(Settings settings) {
        Map<String, String> values = new HashMap<>();
        settings.ways().forEach((kind, way) -> values.put(kind.name(), way.name()));
        values.put(HOUR, Integer.toString(settings.digestHour()));
        return values;
    }

    /** What can be settled of one kind. */
    public record Line(
            String id,
            String title,
            String meaning,
            List<Choice> ways,
            @Nullable String error) {}

    /** A choice of a list. */
    public record Choice(String value, String label, boolean chosen) {}

    /** A field that was refused. */
    public record FieldError(String id, String words) {}

    public List<Line> lines() {
        return Arrays.stream(NoticeKind.values()).map(this::line).toList();
    }

    private Line line(NoticeKind kind) {
        List<Choice> ways = Arrays.stream(Way.values())
                .filter(way -> way != Way.OFF || kind.canBeOff())
                .map(way ->
                        new Choice(way.name(), way.words(), way.name().equals(values.getOrDefault(kind.name(), ""))))
                .toList();
        return new Line(kind.name(), kind.title(), kind.meaning(), ways, errors.get(kind.name()));
    }

    public List<Choice> hours() {
        return IntStream.range(0, 24)
                .mapToObj(hour -> new Choice(
                        Integer.toString(hour),
                        (hour < 10 ? "0" : "") + hour + ":00",
                        Integer.toString(hour).equals(values.getOrDefault(HOUR, ""))))
                .toList();
    }

    public @Nullable String hourError() {
        return errors.get(HOUR);
    }

    public String zone() {
        return Shown.zone().getId();
    }

    /** In the order in which the fields stand on the page. */
    public List<FieldError> fieldErrors() {
        List<FieldError> kinds = Arrays.stream(NoticeKind.values())
                .filter(kind -> errors.containsKey(kind.name()))
                .map(kind -> new FieldError(kind.name(), kind.title() + " " + errors.get(kind.name())))
                .toList();
        return errors.containsKey(HOUR)
                ? Stream.concat(
                                kinds.stream(),
                                Stream.of(new FieldError(HOUR, "Hour of the digest " + errors.get(HOUR))))
                        .toList()
                : kinds;
    }
}
