package org.plumbline.review.verdict;

import java.util.List;
import java.util.Optional;

/** The desk's rating scale. A verdict keeps the version it was rated by, so that a later scale does not change it. */
public final class RatingScale {

    public static final int VERSION = 1;

    /** The number of the truest step. */
    public static final int BEST = 5;

    /** The number of the falsest step. */
    public static final int WORST = 1;

    private static final List<Rating> RATINGS = List.of(
            new Rating(
                    "true",
                    "True",
                    "صحيح",
                    "The evidence shows that the claim is accurate, and nothing significant is left out.",
                    "تُظهر الأدلة أن الادعاء دقيق ولم يُغفل شيئًا مهمًا.",
                    5),
            new Rating(
                    "mostly-true",
                    "Mostly true",
                    "صحيح في معظمه",
                    "The claim is accurate in what matters, but needs a clarification or more information.",
                    "الادعاء دقيق في جوهره لكنه يحتاج إلى توضيح أو معلومات إضافية.",
                    4),
            new Rating(
                    "half-true",
                    "Half true",
                    "نصف صحيح",
                    "Part of the claim is accurate, and part of it is wrong or leaves out what matters.",
                    "جزء من الادعاء دقيق، وجزء آخر خاطئ أو يُغفل ما هو مهم.",
                    3),
            new Rating(
                    "mostly-false",
                    "Mostly false",
                    "خاطئ في معظمه",
                    "There is something true in the claim, but what matters in it is wrong.",
                    "في الادعاء شيء من الصحة، لكن جوهره خاطئ.",
                    2),
            new Rating(
                    "false",
                    "False",
                    "خاطئ",
                    "The evidence shows that the claim is wrong.",
                    "تُظهر الأدلة أن الادعاء خاطئ.",
                    1),
            new Rating(
                    "not-enough-evidence",
                    "Not enough evidence",
                    "أدلة غير كافية",
                    "What is known today neither confirms nor refutes the claim.",
                    "ما هو معروف اليوم لا يؤكد الادعاء ولا ينفيه.",
                    null),
            new Rating(
                    "missing-context",
                    "Missing context",
                    "سياق ناقص",
                    "The claim may be accurate, but misleads without something that it does not say.",
                    "قد يكون الادعاء دقيقًا، لكنه مضلل من دون ما لم يذكره.",
                    null),
            new Rating(
                    "satire",
                    "Satire",
                    "محتوى ساخر",
                    "It was meant as satire, and was taken or passed on as fact.",
                    "قُصد به السخرية، ثم فُهم أو نُقل على أنه حقيقة.",
                    null));

    private RatingScale() {}

    /** All steps, from the truest to the falsest, then those without a number. */
    public static List<Rating> ratings() {
        return RATINGS;
    }

    public static Optional<Rating> find(String slug) {
        return RATINGS.stream().filter(rating -> rating.slug().equals(slug)).findFirst();
    }

    /** The rating that is known to exist. */
    public static Rating get(String slug) {
        return find(slug).orElseThrow(() -> new IllegalArgumentException("There is no rating " + slug));
    }
}
