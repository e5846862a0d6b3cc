package org.plumbline.claims.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Appearance;
import org.plumbline.kit.web.FormBody;

/** One place where a claim was seen, as it was typed. */
public record AppearanceRow(String url, String publisher, String headline, String publishedOn, String quote) {

    static final AppearanceRow EMPTY = new AppearanceRow("", "", "", "", "");

    static AppearanceRow of(Appearance appearance) {
        return new AppearanceRow(
                orEmpty(appearance.url()),
                orEmpty(appearance.publisher()),
                orEmpty(appearance.headline()),
                orEmpty(appearance.publishedOn()),
                orEmpty(appearance.quote()));
    }

    /** All rows, the empty ones too. */
    static List<AppearanceRow> of(FormBody form) {
        int count = Stream.of("url", "publisher", "headline", "publishedOn", "quote")
                .mapToInt(name -> form.all(name).size())
                .max()
                .orElse(0);
        List<AppearanceRow> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(count, ClaimFields.MAX_ROWS); i++) {
            rows.add(new AppearanceRow(
                    ClaimFields.at(form, "url", i),
                    ClaimFields.at(form, "publisher", i),
                    ClaimFields.at(form, "headline", i),
                    ClaimFields.at(form, "publishedOn", i),
                    ClaimFields.at(form, "quote", i)));
        }
        return rows;
    }

    boolean isEmpty() {
        return (url + publisher + headline + publishedOn + quote).isBlank();
    }

    ClaimRequest.AppearanceRequest request() {
        return new ClaimRequest.AppearanceRequest(url, publisher, headline, publishedOn, quote);
    }

    private static String orEmpty(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
