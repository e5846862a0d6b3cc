package org.plumbline.review.publication.correction;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.plumbline.kit.time.PartialDate;
import org.plumbline.review.check.Counting;
import org.plumbline.review.check.Outcome;
import org.plumbline.review.evidence.Figure;
import org.plumbline.review.evidence.SourceType;
import org.plumbline.review.evidence.Stance;
import org.plumbline.review.inbox.ClaimSnapshot;
import org.plumbline.review.inbox.ClaimSnapshot.Appearance;
import org.plumbline.review.inbox.ClaimSnapshot.ClaimantDetail;
import org.plumbline.review.inbox.ClaimSnapshot.Quantity;
import org.plumbline.review.verdict.Kind;
import org.plumbline.review.verdict.PublicEvidence;
import org.plumbline.review.verdict.PublicFigures;
import org.plumbline.review.verdict.PublicFigures.Judged;
import org.plumbline.review.verdict.PublicVerdict;
import org.plumbline.review.verdict.RatingScale;

/** A verdict in which every field says something, and every list has two members. */
public final class FullVerdict {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final PartialDate DAY = PartialDate.parse("2024-04-04");

    private FullVerdict() {}

    /** In a language. */
    public static PublicVerdict in(String language) {
        return new PublicVerdict(
                claim(),
                RatingScale.get("true"),
                RatingScale.VERSION,
                "A headline",
                "A summary",
                "A text",
                "A method",
                language,
                List.of(source("the table", 0), source("the notes", 0)),
                "Nobody else knows",
                2,
                1,
                NOON,
                "0".repeat(64),
                "What changed",
                RatingScale.get("half-true"),
                Kind.CORRECTION,
                List.of(figures(0), figures(1)));
    }

    private static ClaimSnapshot claim() {
        return new ClaimSnapshot(
                UUID.fromString("0190a8c2-0000-7000-8000-0000000000c1"),
                "Between 33,000 and 34,000 killed",
                "fr",
                "Between 33,000 and 34,000 people were killed",
                "A minister",
                "A register",
                DAY,
                List.of(appearance("one"), appearance("two")),
                List.of("gaza-war", "casualties"),
                List.of(quantity("33,000 and 34,000"), quantity("33 to 34 thousand")),
                new ClaimantDetail(UUID.randomUUID(), "PERSON", "Q42"),
                List.of("killed", "injured"));
    }

    private static Appearance appearance(String name) {
        return new Appearance("https://news.example/" + name, "News", "Headline " + name, DAY, "Quote " + name);
    }

    private static Quantity quantity(String text) {
        return new Quantity(
                "BETWEEN",
                new BigDecimal("33000"),
                new BigDecimal("34000"),
                "killed",
                "USD",
                "people",
                "Gaza",
                PartialDate.parse("2023-10-07"),
                DAY,
                DAY,
                "the ministry",
                text,
                8,
                25,
                2,
                true,
                Map.of("value", "STATED"));
    }

    private static PublicEvidence source(String title, int group) {
        return new PublicEvidence(
                "Ministry",
                title,
                "An author",
                "https://ministry.example/" + title.hashCode(),
                DAY,
                SourceType.REPORT,
                true,
                true,
                Stance.SUPPORTS,
                "A quote",
                new Figure(new BigDecimal("33037"), "killed", DAY),
                "The register",
                new PublicEvidence.Archived("1".repeat(64), NOON),
                group);
    }

    private static PublicFigures figures(int quantity) {
        return new PublicFigures(
                quantity,
                DAY,
                LocalDate.parse("2024-05-04"),
                NOON,
                judged("then"),
                judged("now"),
                List.of(series("1"), series("2")));
    }

    private static Judged judged(String when) {
        return new Judged(
                Outcome.CONSISTENT,
                Map.of("en", List.of("One " + when, "Two " + when), "ar", List.of("أولًا " + when, "ثانيًا " + when)),
                Map.of("en", List.of("Mind " + when, "Mind too"), "ar", List.of("انتبه " + when, "وانتبه")));
    }

    private static PublicFigures.Line series(String number) {
        return new PublicFigures.Line(
                UUID.fromString("0190a8c2-0000-7000-8000-00000000000" + number),
                "Series " + number,
                "Ministry",
                "https://ministry.example/series",
                "killed",
                "people",
                "Gaza",
                "person",
                LocalDate.parse("2023-10-07"),
                Counting.CUMULATIVE,
                true,
                new PublicFigures.Dated(LocalDate.parse("2024-04-04"), new BigDecimal("33037")),
                List.of(point("2024-04-03", 32975), point("2024-04-04", 33037)));
    }

    private static PublicFigures.Shown point(String day, int best) {
        return new PublicFigures.Shown(
                LocalDate.parse(day),
                BigDecimal.valueOf(best - 10L),
                BigDecimal.valueOf(best),
                BigDecimal.valueOf(best + 10L),
                true);
    }
}
