package org.plumbline.review.subscriber;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.plumbline.review.publication.PageLanguage;
import org.plumbline.review.reader.SignedLinks;
import org.plumbline.review.reader.SignedLinks.Purpose;
import org.plumbline.review.site.Site;

/** The addresses that mails lead to. */
@ApplicationScoped
class ReaderLinks {

    static final String CONFIRM = "/corrections/confirm/";
    static final String UNSUBSCRIBE = "/corrections/unsubscribe/";

    private final SignedLinks links;
    private final Site site;

    ReaderLinks(SignedLinks links, Site site) {
        this.links = links;
        this.site = site;
    }

    String confirm(UUID subscription, String language) {
        return at(CONFIRM + links.token(Purpose.CONFIRM, subscription), language);
    }

    String unsubscribe(UUID subscription, String language) {
        return at(UNSUBSCRIBE + links.token(Purpose.UNSUBSCRIBE, subscription), language);
    }

    private String at(String path, String language) {
        return site.url() + path + (PageLanguage.isArabic(language) ? "?lang=ar" : "");
    }
}
