package org.plumbline.review.notice;

import java.time.LocalDate;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;
import org.plumbline.kit.web.Shown;

/**
 * Notices as sentences. They say who did what; remarks, sources and notes are read on the review's own page only, as a
 * sentence may leave the desk by mail.
 */
final class NoticeWords {

    private NoticeWords() {}

    /**
     * What happened.
     *
     * @param by who did it, by name
     * @param facts as {@link Fact} names them
     */
    static String of(NoticeKind kind, String by, Map<String, String> facts) {
        String happened =
                switch (kind) {
                    case ASSIGNED -> by + " gave you this review.";
                    case HANDED_OVER -> by + handedOver(facts.get(Fact.TO));
                    case RETURNED -> by + " returned it and asks for changes.";
                    case REMARKS -> by + " left remarks on the draft.";
                    case APPROVAL_WANTED ->
                        facts.containsKey(Fact.AGAIN)
                                ? by + " changed what was approved: it waits for approval again."
                                : by + " submitted it: it waits for approval.";
                    case APPROVED -> by + " approved it. " + needed(facts.getOrDefault(Fact.NEEDED, "0"));
                    case PUBLISHED -> by + " published the verdict.";
                    case WEBHOOK -> "A partner could not be told of this verdict.";
                    case REPORT ->
                        facts.containsKey(Fact.JOINED)
                                ? by + " gave your review a report of an error to look into."
                                : "Somebody reports an error in this verdict." + by(facts.get(Fact.DUE));
                    case OVERDUE ->
                        facts.containsKey(Fact.REPORT)
                                ? "A report of an error in this verdict was due " + on(facts.get(Fact.DUE))
                                        + ", and nobody has decided on it."
                                : "It was due " + on(facts.get(Fact.DUE)) + nobody(facts);
                    case FIGURES -> "New figures arrived for the claim.";
                };
        String more = facts.get(Fact.WORDS);
        return more == null || more.isBlank() ? happened : happened + " " + more.strip();
    }

    private static String handedOver(@Nullable String to) {
        return to == null ? " took over this review of yours." : " gave this review of yours to " + to + ".";
    }

    private static String needed(String more) {
        return switch (more) {
            case "0" -> "It can be published.";
            case "1" -> "Another editor has to approve it as well.";
            default -> more + " more editors have to approve it.";
        };
    }

    private static String on(@Nullable String day) {
        return day == null ? "earlier" : "on " + day(day);
    }

    private static String day(String day) {
        return Shown.date(PartialDate.ofDay(LocalDate.parse(day)), "en");
    }

    private static String by(@Nullable String day) {
        return day == null ? "" : " It is to be decided on by " + day(day) + ".";
    }

    private static String nobody(Map<String, String> facts) {
        return facts.containsKey(Fact.NOBODY) ? ", and nobody works on it." : ".";
    }
}
