package org.plumbline.gateway.cache;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says on a page that it comes from memory because the service behind it does not answer. */
final class StaleNotice {

    private static final Pattern BODY = Pattern.compile("<body(?:\\s[^>]*)?>", Pattern.CASE_INSENSITIVE);
    private static final Pattern ARABIC = Pattern.compile("<html[^>]*\\slang=\"?ar\\b", Pattern.CASE_INSENSITIVE);

    private static final String ENGLISH =
            "<div class=\"notice warn\" role=\"status\"><p>We cannot reach our own data at"
                    + " the moment. This page is the last one we have kept, and may be out of date.</p></div>\n";
    private static final String IN_ARABIC =
            "<div class=\"notice warn\" role=\"status\"><p>لا يمكننا الوصول إلى بياناتنا حاليًا."
                    + " هذه آخر نسخة محفوظة لدينا من هذه الصفحة، وقد لا تكون محدَّثة.</p></div>\n";

    private StaleNotice() {}

    static boolean fits(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).startsWith("text/html");
    }

    /**
     * The page with the notice as the first that is read on it.
     *
     * @param html in UTF-8
     */
    static byte[] on(byte[] html) {
        String page = new String(html, StandardCharsets.UTF_8);
        Matcher body = BODY.matcher(page);
        if (!body.find()) {
            return html;
        }
        String notice = ARABIC.matcher(page.substring(0, body.start())).find() ? IN_ARABIC : ENGLISH;
        return (page.substring(0, body.end()) + "\n" + notice + page.substring(body.end()))
                .getBytes(StandardCharsets.UTF_8);
    }
}
