package org.plumbline.gateway.answer;

/** What readers are told in their language: English, or Arabic. Programs are told in English always. */
public enum Notice {
    NOTHING_HERE(
            ProblemType.NOT_FOUND,
            "Nothing has this address.",
            "لا شيء هنا",
            "لا توجد صفحة بهذا العنوان. ربما ضاع جزء منه عند النسخ."),
    /** The request reached no service. */
    NO_ANSWER(
            ProblemType.UNAVAILABLE,
            "The service behind this page does not answer. Try again in a moment. If you sent something,"
                    + " go back and what you typed is still there; look first whether it has arrived.",
            "غير متاح الآن",
            "لا تستجيب الخدمة التي تقدّم هذه الصفحة. حاول مرة أخرى بعد لحظات. إن كنت قد أرسلت شيئًا فتأكد أولًا هل وصل؛"
                    + " فإن لم يصل فارجع إلى الصفحة السابقة، وستجد ما كتبته كما هو.");

    private final ProblemType type;
    private final String detail;
    private final String arabicTitle;
    private final String arabicDetail;

    Notice(ProblemType type, String detail, String arabicTitle, String arabicDetail) {
        this.type = type;
        this.detail = detail;
        this.arabicTitle = arabicTitle;
        this.arabicDetail = arabicDetail;
    }

    ProblemType type() {
        return type;
    }

    String detail() {
        return detail;
    }

    String arabicTitle() {
        return arabicTitle;
    }

    String arabicDetail() {
        return arabicDetail;
    }
}
