package org.plumbline.review.publication.page;

import java.util.Locale;
import java.util.Map;

import org.plumbline.review.publication.PageLanguage;
import org.plumbline.review.publication.search.Criteria;
import org.plumbline.review.verdict.Rating;
import org.plumbline.review.verdict.RatingScale;

/** What things are called on pages, and where these are. */
public final class Words {

    private Words() {}

    /** {@code gaza-war} is read as "gaza war". */
    static String topic(String topic) {
        return topic.replace('-', ' ');
    }

    /** The name of a language in the page's. */
    static String language(String tag, String pageLanguage) {
        String name = Locale.forLanguageTag(tag).getDisplayLanguage(Locale.forLanguageTag(pageLanguage));
        return name.isEmpty() ? tag : name;
    }

    /** The name of a language in itself. */
    static String ownName(String tag) {
        return language(tag, tag);
    }

    static String rating(String slug, String pageLanguage) {
        return RatingScale.find(slug).map(rating -> name(rating, pageLanguage)).orElse(slug);
    }

    /** The name of a rating in the page's language. */
    public static String name(Rating rating, String pageLanguage) {
        return PageLanguage.isArabic(pageLanguage) ? rating.nameAr() : rating.name();
    }

    /** What a rating means, in the page's language. */
    public static String meaning(Rating rating, String pageLanguage) {
        return PageLanguage.isArabic(pageLanguage) ? rating.meaningAr() : rating.meaning();
    }

    /** A path with parameters, in the page's language. */
    public static String address(String path, Map<String, String> parameters, String pageLanguage) {
        String query = Criteria.query(parameters);
        String language = PageLanguage.isArabic(pageLanguage) ? "lang=ar" : "";
        String all = query.isEmpty() || language.isEmpty() ? query + language : query + "&" + language;
        return all.isEmpty() ? path : path + "?" + all;
    }

    /** A path in the page's language. */
    public static String address(String path, String pageLanguage) {
        return address(path, Map.of(), pageLanguage);
    }
}
