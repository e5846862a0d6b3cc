package org.plumbline.review.publication;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.Ids;
import org.plumbline.kit.time.PartialDate;
import org.plumbline.review.evidence.Figure;
import org.plumbline.review.evidence.SourceType;
import org.plumbline.review.evidence.Stance;
import org.plumbline.review.inbox.ClaimSnapshot;
import org.plumbline.review.inbox.ClaimSnapshot.Appearance;
import org.plumbline.review.inbox.ClaimSnapshot.ClaimantDetail;
import org.plumbline.review.verdict.Kind;
import org.plumbline.review.verdict.PublicEvidence;
import org.plumbline.review.verdict.PublicVerdict;
import org.plumbline.review.verdict.RatingScale;

/** Verdicts that differ in whatever a verdict can differ in: language, rating, what is known of the claim, hostile texts. */
public final class VariedVerdicts {

    public static final String HOSTILE = "</script><script>alert('&')</script><!-- ]]> \" =1+1 \u2028\u2029\uFFFE";

    private static final List<SourceType> TYPES = List.of(SourceType.values());
    private static final List<Stance> STANCES = List.of(Stance.values());
    private static final List<String> LANGUAGES =
            List.of("en", "ar", "de", "fr", "es", "he", "fa", "ru", "zh", "hi", "en-GB", "pt-BR", "zh-Hant");
    private static final List<String> WORDS = List.of(
            "Prices fell by half",
            "انخفضت الأسعار إلى النصف",
            "Die Preise sanken um die Hälfte",
            "Les prix ont baissé de moitié",
            "Los precios cayeron a la mitad",
            "המחירים ירדו בחצי",
            "قیمت‌ها نصف شد",
            "Цены упали вдвое",
            "价格下跌了一半",
            "कीमतें आधी हो गईं",
            "Prices fell by half, love",
            "Os preços caíram pela metade",
            "價格下跌了一半");

    private VariedVerdicts() {}

    /**
     * As many as asked for, no two of the same kind.
     *
     * @param mark a word that stands in all of them
     * @param newest when the first one was published; each further one an hour earlier
     */
    public static List<PublicVerdict> of(int count, String mark, Instant newest) {
        List<PublicVerdict> verdicts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            verdicts.add(one(i, mark, newest.minus(Duration.ofHours(i))));
        }
        return verdicts;
    }

    /** The same verdict on another claim. */
    public static PublicVerdict edition(PublicVerdict verdict, ClaimSnapshot claim) {
        return new PublicVerdict(
                claim,
                verdict.rating(),
                verdict.ratingScaleVersion(),
                verdict.headline(),
                verdict.summary(),
                verdict.body(),
                verdict.methodology(),
                verdict.language(),
                verdict.evidence(),
                verdict.waiver(),
                verdict.checkedBy(),
                verdict.approvedBy(),
                verdict.publishedAt(),
                verdict.contentHash(),
                verdict.whatChanged(),
                verdict.ratingNow(),
                verdict.kind());
    }

    private static PublicVerdict one(int i, String mark, Instant publishedAt) {
        int kind = i % LANGUAGES.size();
        String language = LANGUAGES.get(kind);
        String words = WORDS.get(kind) + (i % 17 == 16 ? " " + HOSTILE : "");
        return new PublicVerdict(
                claim(i, language, words, mark),
                RatingScale.ratings().get(i % RatingScale.ratings().size()),
                RatingScale.VERSION,
                words + " " + mark + " " + i,
                words + ".\nA second line.",
                "**" + words + "** [1]",
                i % 3 == 0 ? null : words,
                language,
                evidence(i, words),
                i % 11 == 10 ? "Nobody else knows" : null,
                1 + i % 3,
                1 + i % 2,
                publishedAt,
                "0".repeat(64),
                "First publication",
                null,
                Kind.INITIAL);
    }

    private static ClaimSnapshot claim(int i, String language, String words, String mark) {
        return new ClaimSnapshot(
                Ids.next(),
                words,
                i % 4 == 3 ? "en" : language,
                i % 5 == 4 ? null : words + " in " + (2000 + i % 25),
                i % 6 == 5 ? null : i % 17 == 16 ? HOSTILE : "Somebody " + i % 9,
                i % 7 == 6 ? "Ministry of Examples" : null,
                date(i),
                appearances(i, words),
                i % 8 == 7 ? List.of() : List.of(mark, "topic-" + i % 5),
                List.of(),
                detail(i),
                List.of());
    }

    private static @Nullable PartialDate date(int i) {
        return switch (i % 4) {
            case 0 -> PartialDate.parse("2024-04-0" + (1 + i % 9));
            case 1 -> PartialDate.parse("2024-04");
            case 2 -> PartialDate.parse("2024");
            default -> null;
        };
    }

    private static @Nullable ClaimantDetail detail(int i) {
        return switch (i % 5) {
            case 0 -> new ClaimantDetail(UUID.randomUUID(), "PERSON", "Q42");
            case 1 -> new ClaimantDetail(UUID.randomUUID(), "ORGANISATION", null);
            case 2 -> new ClaimantDetail(null, "UNKNOWN", null);
            case 3 -> new ClaimantDetail(null, null, null);
            default -> null;
        };
    }

    private static List<Appearance> appearances(int i, String words) {
        List<Appearance> appearances = new ArrayList<>();
        for (int j = 0; j < i % 4; j++) {
            appearances.add(new Appearance(
                    j == 2 ? null : "https://news.example/" + i + "/" + j,
                    j == 1 ? null : "Example News",
                    (i + j) % 3 == 0 ? null : words,
                    date(i + j),
                    j == 0 ? words : null));
        }
        return appearances;
    }

    private static List<PublicEvidence> evidence(int i, String words) {
        List<PublicEvidence> evidence = new ArrayList<>();
        for (int j = 0; j < 1 + i % 3; j++) {
            evidence.add(new PublicEvidence(
                    "Ministry of Examples",
                    words,
                    null,
                    j == 0 ? "https://ministry.example/" + i : null,
                    date(i + j),
                    TYPES.get((i + j) % TYPES.size()),
                    j == 0,
                    false,
                    STANCES.get((i + j) % STANCES.size()),
                    j == 1 ? words : null,
                    j == 0 ? new Figure(new BigDecimal("33037"), "killed", date(i)) : null,
                    null,
                    null,
                    j));
        }
        return evidence;
    }
}
