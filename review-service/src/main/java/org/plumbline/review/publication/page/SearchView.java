package org.plumbline.review.publication.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.web.Shown;
import org.plumbline.review.publication.PageLanguage;
import org.plumbline.review.publication.VerdictView;
import org.plumbline.review.publication.search.Criteria;
import org.plumbline.review.publication.search.VerdictSearch.Facets;
import org.plumbline.review.publication.search.VerdictSearch.Order;
import org.plumbline.review.publication.search.VerdictSearch.Tally;

/** What was searched for and what was found, as the page shows it. */
public record SearchView(
        String language,
        Translation translation,
        Criteria criteria,
        Order order,
        List<VerdictView> verdicts,
        long count,
        Facets facets,
        int page,
        int pageSize) {

    /** One choice of a list. */
    public record Choice(String value, String label, boolean chosen) {}

    public String words() {
        return Objects.requireNonNullElse(criteria.words(), "");
    }

    public boolean byNewest() {
        return order == Order.NEWEST;
    }

    public String from() {
        return criteria.from() == null ? "" : criteria.from().toString();
    }

    public String to() {
        return criteria.to() == null ? "" : criteria.to().toString();
    }

    /** Whether anything but words was chosen. */
    public boolean filtered() {
        return !criteria.equals(new Criteria(criteria.words(), null, null, null, null, null, null));
    }

    public List<Choice> ratings() {
        return choices(facets.ratings(), criteria.rating(), tally -> Words.rating(tally.value(), language));
    }

    public List<Choice> topics() {
        return choices(facets.topics(), criteria.topic(), tally -> Words.topic(tally.value()));
    }

    public List<Choice> claimants() {
        return choices(facets.claimants(), criteria.claimant(), Tally::name);
    }

    public List<Choice> languages() {
        return choices(facets.languages(), criteria.language(), tally -> Words.language(tally.value(), language));
    }

    public @Nullable String previous() {
        return page == 1 ? null : address(page - 1);
    }

    public @Nullable String next() {
        return (long) page * pageSize < count ? address(page + 1) : null;
    }

    /** The search with its words alone. */
    public String unfiltered() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (criteria.words() != null) {
            parameters.put("q", criteria.words());
        }
        return Words.address("/search", parameters, language);
    }

    /** Where to ask the desk, with the words kept. */
    public String submit() {
        return Words.address(
                "/submit", criteria.words() == null ? Map.of() : Map.of("text", criteria.words()), language);
    }

    /** The same search as a feed. */
    public String feed() {
        return criteria.isAll() ? "/feeds/all.atom" : "/feeds/search.atom?" + criteria.query();
    }

    private String address(int number) {
        return address(criteria, order, number, language);
    }

    /** Where one page of a search is. */
    static String address(Criteria criteria, Order order, int number, String language) {
        Map<String, String> parameters = new LinkedHashMap<>(criteria.parameters());
        if (order == Order.NEWEST) {
            parameters.put("sort", "newest");
        }
        if (number > 1) {
            parameters.put("page", Integer.toString(number));
        }
        return Words.address("/search", parameters, language);
    }

    /** What was chosen stands in the list even if nothing has it together with the rest. */
    private List<Choice> choices(List<Tally> tallies, @Nullable String chosen, Function<Tally, String> name) {
        List<Choice> choices = new ArrayList<>();
        if (chosen != null && tallies.stream().noneMatch(tally -> tally.value().equals(chosen))) {
            tallies = Stream.concat(tallies.stream(), Stream.of(new Tally(chosen, chosen, 0)))
                    .toList();
        }
        for (Tally tally : tallies) {
            String number = Shown.number(tally.count(), PageLanguage.of(language));
            choices.add(new Choice(
                    tally.value(),
                    name.apply(tally) + " (" + number + ")",
                    tally.value().equals(chosen)));
        }
        return choices;
    }
}
