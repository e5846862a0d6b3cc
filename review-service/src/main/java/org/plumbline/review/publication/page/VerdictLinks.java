package org.plumbline.review.publication.page;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.search.Criteria;
import org.plumbline.review.publication.search.VerdictSearch.Edition;
import org.plumbline.review.publication.share.Citation;
import org.plumbline.review.publication.share.EmbedCode;
import org.plumbline.review.site.Site;

/**
 * Where a verdict's page leads: its translations, its topics, and how it is cited and embedded.
 *
 * @param claimant the page of who made the claim
 * @param oembed absolute address of its oEmbed answer
 */
public record VerdictLinks(
        String siteName,
        List<Translated> editions,
        List<Link> topics,
        @Nullable String claimant,
        String citation,
        String embedCode,
        String oembed) {

    /** A verdict on the same claim in one language. */
    public record Translated(String language, String name, String url, boolean own) {}

    /** Something with a name and an address. */
    public record Link(String name, String href) {}

    static VerdictLinks of(PublishedVerdict verdict, List<Edition> editions, Site site) {
        String language = verdict.content().language();
        return new VerdictLinks(
                site.deskName(),
                editions.stream()
                        .map(edition -> new Translated(
                                edition.language(),
                                Words.ownName(edition.language()),
                                site.verdictUrl(edition.slug()),
                                edition.slug().equals(verdict.slug())))
                        .toList(),
                verdict.content().claim().topics().stream()
                        .map(topic -> new Link(
                                Words.topic(topic), Words.address("/topics/" + Criteria.encoded(topic), language)))
                        .toList(),
                editions.stream()
                        .filter(edition -> edition.slug().equals(verdict.slug()))
                        .findFirst()
                        .map(Edition::claimant)
                        .map(key -> Words.address("/claimants/" + Criteria.encoded(key), language))
                        .orElse(null),
                Citation.of(verdict, site.deskName()).plain(),
                EmbedCode.of(verdict, site),
                site.url() + "/embed/oembed?" + Criteria.query(Map.of("url", verdict.url())));
    }

    /** Whether it is there in another language too. */
    public boolean translated() {
        return editions.size() > 1;
    }
}
