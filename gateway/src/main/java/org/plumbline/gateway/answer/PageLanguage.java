package org.plumbline.gateway.answer;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** In which language a page speaks to whoever asks for it; the desk's people are spoken to in English. */
enum PageLanguage {
    ENGLISH,
    ARABIC;

    // Not decoded: what is no plain tag is in a language that we do not have anyway, and some of it cannot be decoded.
    private static final Pattern ASKED = Pattern.compile("(?:^|&)lang=([^&]*)");
    private static final Pattern INSIDE = Pattern.compile("/(?:desk|api|login|logout)(?:/.*)?", Pattern.DOTALL);

    static PageLanguage of(HttpServerRequest request) {
        return of(request.path(), request.query(), request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /**
     * As the address asks for; an address that leads nowhere asks for none mostly, so what the browser prefers is next.
     * The services decide in the same way.
     */
    static PageLanguage of(@Nullable String path, @Nullable String query, @Nullable String acceptLanguage) {
        if (path != null && INSIDE.matcher(path).matches()) {
            return ENGLISH;
        }
        Matcher asked = ASKED.matcher(query == null ? "" : query);
        if (asked.find()) {
            return isArabic(asked.group(1)) ? ARABIC : ENGLISH;
        }
        return Accepted.inOrder(acceptLanguage)
                .filter(tag -> isArabic(tag) || isLanguage(tag, "en"))
                .findFirst()
                .map(tag -> isArabic(tag) ? ARABIC : ENGLISH)
                .orElse(ENGLISH);
    }

    private static boolean isArabic(String tag) {
        return isLanguage(tag, "ar");
    }

    private static boolean isLanguage(String tag, String language) {
        return Locale.forLanguageTag(tag).getLanguage().equals(language);
    }
}
