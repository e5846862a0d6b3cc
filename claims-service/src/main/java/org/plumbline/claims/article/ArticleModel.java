package org.plumbline.claims.article;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.web.FormBody;
import org.plumbline.kit.web.Shown;

/**
 * The page of one article.
 *
 * @param paragraphs its text, with the cards' passages marked
 * @param cards candidates, the worthiest of a check first
 * @param folded how many candidates are not shown
 * @param refused whether the notice is bad news
 */
public record ArticleModel(
        String id,
        String heading,
        String language,
        String languageName,
        @Nullable String url,
        @Nullable String publisher,
        @Nullable String author,
        @Nullable String published,
        @Nullable String publishedWords,
        String source,
        String addedBy,
        CandidateCard.Moment addedAt,
        @Nullable Copy copy,
        boolean refittedScorer,
        List<MarkedText.Paragraph> paragraphs,
        List<CandidateCard> cards,
        int folded,
        boolean mayDecide,
        Typed typed,
        @Nullable String notice,
        boolean refused) {

    /** A score from which a sentence is shown at once. */
    static final double SHOWN_FROM = 0.5;

    /** How many are shown at once, however low their scores. */
    static final int SHOWN_AT_LEAST = 6;

    /** What was kept of the article. */
    public record Copy(
            String sha256,
            String what,
            String size,
            @Nullable String fileName,
            @Nullable String finalUrl,
            CandidateCard.@Nullable Moment fetchedAt) {

        static @Nullable Copy of(Article article) {
            KeptFile file = article.file();
            KeptCopy copy = article.copy();
            if (file != null) {
                return new Copy(
                        file.sha256(), "The file as it was uploaded", size(file.size()), file.fileName(), null, null);
            }
            return copy == null
                    ? null
                    : new Copy(
                            copy.sha256(),
                            "The page as it was fetched (WARC)",
                            size(copy.size()),
                            null,
                            copy.finalUrl(),
                            CandidateCard.Moment.of(copy.fetchedAt()));
        }

        private static String size(int bytes) {
            return Shown.number((bytes + 1023) / 1024, "en") + " KiB";
        }
    }

    /**
     * What stands in the forms.
     *
     * @param key for the hidden fields
     * @param all whether all sentences are shown
     */
    public record Typed(
            String key, Set<String> ticked, String words, String start, boolean all, Map<String, String> errors) {

        static Typed nothing(boolean all) {
            return new Typed(IdempotencyKeys.fresh(), Set.of(), "", "", all, Map.of());
        }

        static Typed of(FormBody form, Map<String, String> errors) {
            return new Typed(
                    IdempotencyKeys.fresh(),
                    new HashSet<>(form.all("candidate")),
                    form.one("words"),
                    form.one("start"),
                    form.one("all").equals("true"),
                    errors);
        }
    }

    static ArticleModel of(Article article, List<Candidate> candidates, Typed typed, boolean mayDecide) {
        List<CandidateCard> cards = new ArrayList<>();
        int number = 0;
        for (Candidate candidate : candidates) {
            number++;
            boolean shown = typed.all()
                    || number <= SHOWN_AT_LEAST
                    || candidate.passage().score() >= SHOWN_FROM
                    || candidate.state() != CandidateState.OPEN;
            if (shown) {
                cards.add(CandidateCard.of(
                        candidate,
                        number,
                        typed.ticked().contains(candidate.id().toString())));
            }
        }
        Details details = article.details();
        return new ArticleModel(
                article.id().toString(),
                article.heading(),
                article.language(),
                Locale.forLanguageTag(article.language()).getDisplayName(Locale.ENGLISH),
                details.url(),
                details.publisher(),
                details.author(),
                details.published() == null ? null : details.published().toString(),
                details.published() == null ? null : Shown.date(details.published(), "en"),
                article.source().words(),
                article.addedBy().name(),
                CandidateCard.Moment.of(article.addedAt()),
                Copy.of(article),
                article.scorerId() != null,
                MarkedText.of(
                        article.body(),
                        cards.stream()
                                .filter(card -> !card.dismissed())
                                .map(CandidateCard::mark)
                                .toList()),
                cards,
                candidates.size() - cards.size(),
                mayDecide,
                typed,
                null,
                false);
    }

    ArticleModel withNotice(@Nullable String newNotice, boolean bad) {
        return new ArticleModel(
                id,
                heading,
                language,
                languageName,
                url,
                publisher,
                author,
                published,
                publishedWords,
                source,
                addedBy,
                addedAt,
                copy,
                refittedScorer,
                paragraphs,
                cards,
                folded,
                mayDecide,
                typed,
                newNotice,
                bad);
    }

    public int total() {
        return cards.size() + folded;
    }

    public boolean anyOpen() {
        return cards.stream().anyMatch(CandidateCard::open);
    }

    public @Nullable String error(String field) {
        return typed.errors().get(field);
    }
}
