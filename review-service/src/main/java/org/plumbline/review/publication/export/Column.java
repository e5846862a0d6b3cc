package org.plumbline.review.publication.export;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.verdict.Rating;

/** What the open data says of a verdict: a column of the CSV, a field of the JSON Lines, a row of their description. */
enum Column {
    VERDICT_ID(
            "The verdict's id, the same for all its revisions",
            "معرّف الحكم، لا يتغير بتغير مراجعاته",
            verdict -> verdict.verdictId().toString()),
    REVISION("1 for the first publication, then 2, …", "١ للنشر الأول، ثم ٢ …", PublishedVerdict::revision),
    REVISION_ID(
            "The revision's id; rows are in its order, and it is what ?after= takes",
            "معرّف المراجعة؛ الصفوف مرتبة به، وهو قيمة \u2066?after=\u2069",
            verdict -> verdict.revisionId().toString()),
    REVISION_SHA256(
            "SHA-256 of the revision's canonical JSON", "بصمة SHA-256 للنص المعياري للمراجعة", PublishedVerdict::hash),
    URL("The verdict's page", "صفحة الحكم", PublishedVerdict::url),
    LANGUAGE("Language of the verdict, a BCP 47 tag", "لغة الحكم، بوسم BCP 47", verdict -> verdict.content()
            .language()),
    CLAIM_ID(
            "The claim's id, the same in all languages",
            "معرّف الادعاء، واحد في كل اللغات",
            verdict -> verdict.claimId().toString()),
    CLAIM("The claim, so that it stands on its own", "الادعاء بصياغة تُفهم بمفردها", verdict -> verdict.content()
            .claim()
            .standalone()),
    CLAIM_TEXT("The claim, word for word", "نص الادعاء كما قيل", verdict -> verdict.content()
            .claim()
            .text()),
    CLAIM_LANGUAGE("Language of the claim, a BCP 47 tag", "لغة الادعاء، بوسم BCP 47", verdict -> verdict.content()
            .claim()
            .language()),
    CLAIMANT("Who said it", "القائل", verdict -> verdict.content().claim().claimant()),
    CLAIM_DATE(
            "When it was said: 2024-04-07, 2024-04 or 2024",
            "متى قيل: \u20662024-04-07\u2069 أو \u20662024-04\u2069 أو \u20662024\u2069",
            verdict -> verdict.content().claim().statedOn() == null
                    ? null
                    : verdict.content().claim().statedOn().toString()),
    TOPICS("Topics, separated by spaces in CSV", "المواضيع، تفصل بينها مسافات في CSV", verdict -> verdict.content()
            .claim()
            .topics()),
    RATING(
            "The rating as of when it was said, as addresses name it; of a retracted verdict, the one that it had",
            "التقييم عند صدور الادعاء كما يرد في العناوين؛ وللحكم المسحوب التقييم الذي كان له",
            verdict -> verdict.content().rating().slug()),
    RATING_NAME(
            "The rating in words: in Arabic if the verdict is, in English otherwise",
            "اسم التقييم: بالعربية إن كان الحكم بها، وإلا فبالإنجليزية",
            verdict -> verdict.inShort().ratingName()),
    RATING_NUMBER(
            "From 1 (false) to 5 (true); none where truth cannot be put on the scale",
            "من ١ (خاطئ) إلى ٥ (صحيح)؛ فارغ حيث لا يصلح السلّم",
            verdict -> verdict.content().rating().number()),
    HEADLINE("The verdict's headline", "عنوان الحكم", verdict -> verdict.content()
            .headline()),
    SUMMARY("The verdict in short", "خلاصة الحكم", verdict -> verdict.content().summary()),
    SOURCES("How many sources it cites", "عدد المصادر", verdict -> verdict.content()
            .evidence()
            .size()),
    WHAT_CHANGED(
            "What this revision changed, and why", "ما الذي غيّرته هذه المراجعة ولماذا", verdict -> verdict.content()
                    .whatChanged()),
    FIRST_PUBLISHED_AT(
            "When its first revision was published, UTC",
            "وقت النشر الأول، بالتوقيت العالمي",
            verdict -> verdict.firstPublishedAt().toString()),
    PUBLISHED_AT(
            "When this revision was published, UTC",
            "وقت نشر هذه المراجعة، بالتوقيت العالمي",
            verdict -> verdict.publishedAt().toString()),
    RATING_NOW(
            "The rating as of this revision, as addresses name it, where it is another one than when it was said",
            "التقييم وقت نشر هذه المراجعة كما يرد في العناوين، إن اختلف عنه عند صدور الادعاء",
            verdict -> {
                Rating now = verdict.inShort().ratingNow();
                return now == null ? null : now.slug();
            }),
    RETRACTED_AT(
            "When the verdict was retracted, UTC, if this revision does that: the desk stands by no rating of it any more",
            "وقت سحب الحكم، بالتوقيت العالمي، إن كانت هذه المراجعة تسحبه: لم تعد الغرفة تتبنى أي تقييم له",
            verdict -> {
                Instant at = verdict.inShort().retractedAt();
                return at == null ? null : at.toString();
            });

    private final String meaning;
    private final String meaningAr;

    @SuppressWarnings("ImmutableEnumChecker") // The functions above have no state.
    private final Function<PublishedVerdict, @Nullable Object> value;

    Column(String meaning, String meaningAr, Function<PublishedVerdict, @Nullable Object> value) {
        this.meaning = meaning;
        this.meaningAr = meaningAr;
        this.value = value;
    }

    /** As it is called in the files. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    String meaning(boolean arabic) {
        return arabic ? meaningAr : meaning;
    }

    /** A text, a number, a list of texts, or null. */
    @Nullable
    Object value(PublishedVerdict verdict) {
        return value.apply(verdict);
    }

    /** The value as a cell of CSV. */
    String cell(PublishedVerdict verdict) {
        Object found = value(verdict);
        if (found instanceof List<?> list) {
            return String.join(" ", list.stream().map(Objects::toString).toList());
        }
        return Objects.toString(found, "");
    }
}
