package org.plumbline.review.figure.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.time.Ids;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.figure.series.FigureForm;
import org.plumbline.review.figure.series.Series;
import org.plumbline.review.figure.series.SeriesCatalogue;
import org.plumbline.review.figure.series.SeriesKeepers;

/** What the pages about files of figures show. */
@ApplicationScoped
class ImportModels {

    private static final int FIRST = 20;
    private static final int PART = 50;

    private final SeriesCatalogue catalogue;
    private final FigureImports imports;
    private final ImportRows rows;
    private final SavedMappings mappings;
    private final KeepFeed feeds;
    private final CurrentUser user;

    ImportModels(
            SeriesCatalogue catalogue,
            FigureImports imports,
            ImportRows rows,
            SavedMappings mappings,
            KeepFeed feeds,
            CurrentUser user) {
        this.catalogue = catalogue;
        this.imports = imports;
        this.rows = rows;
        this.mappings = mappings;
        this.feeds = feeds;
        this.user = user;
    }

    /**
     * The files of a series, with the forms for one more and for the feed.
     *
     * @param next address of the next part of the list; null at the end
     * @param keeper whether whoever looks may change the feed
     */
    public record ListPage(
            String series,
            String name,
            boolean retired,
            String key,
            FigureForm upload,
            List<ImportCard> imports,
            String total,
            boolean first,
            @Nullable String next,
            @Nullable FeedLine feed,
            FigureForm feedForm,
            List<FigureForm.Option> mappings,
            boolean keeper,
            @Nullable String done) {}

    /** How the fetching of files goes. */
    public record FeedLine(
            long version,
            String url,
            String mapping,
            int everyHours,
            boolean paused,
            String nextAt,
            String next,
            @Nullable String last,
            @Nullable String lastWords,
            boolean failed,
            @Nullable String lastImport) {

        static FeedLine of(Feed feed) {
            KeepFeed.Settings settings = feed.settings();
            return new FeedLine(
                    feed.version(),
                    settings.url(),
                    settings.mapping(),
                    settings.everyHours(),
                    settings.paused(),
                    feed.nextAt().toString(),
                    Shown.time(feed.nextAt(), "en"),
                    feed.lastAt() == null ? null : Shown.time(feed.lastAt(), "en"),
                    feed.lastWords(),
                    feed.lastFailed(),
                    feed.lastImport() == null ? null : feed.lastImport().toString());
        }
    }

    /** A choice of which rows are listed. */
    public record View(String name, String label, String count, boolean chosen) {}

    /**
     * The page of one file.
     *
     * @param notice what stood against the step that was just tried, or what was done; null if nothing was
     * @param form how it is read, while that can be changed
     * @param views which rows can be listed
     * @param next address of the next part of the rows; null at the end
     */
    public record ShowPage(
            ImportCard file,
            String name,
            String key,
            @Nullable String notice,
            boolean bad,
            @Nullable FigureForm form,
            List<FigureForm.Option> columns,
            List<FigureForm.Option> dates,
            List<FigureForm.Option> numerals,
            List<View> views,
            List<ImportCard.RowLine> rows,
            @Nullable String next,
            boolean keeper) {}

    ListPage list(UUID id, @Nullable UUID after, @Nullable String done, @Nullable FigureForm refused) {
        Series series = catalogue.get(id);
        FigureImports.Part part = imports.newest(id, FIRST, after);
        Feed feed = feeds.of(id).orElse(null);
        return new ListPage(
                id.toString(),
                series.facts().name(),
                series.isRetired(),
                Ids.next().toString(),
                refused != null && refused.is("upload") ? refused : FigureForm.of("upload", Map.of()),
                part.imports().stream().map(ImportCard::of).toList(),
                Shown.number(part.total(), "en"),
                after == null,
                part.next() == null ? null : "/desk/series/" + id + "/imports?after=" + part.next(),
                feed == null ? null : FeedLine.of(feed),
                refused != null && refused.is("feed") ? refused : feedForm(feed),
                mappings.of(id).stream()
                        .map(saved -> new FigureForm.Option(saved.name(), saved.name()))
                        .toList(),
                SeriesKeepers.include(user),
                done);
    }

    private static FigureForm feedForm(@Nullable Feed feed) {
        if (feed == null) {
            return FigureForm.of("feed", Map.of("everyHours", "24"));
        }
        KeepFeed.Settings settings = feed.settings();
        return FigureForm.of(
                "feed",
                Map.of(
                        "url", settings.url(),
                        "mapping", settings.mapping(),
                        "everyHours", String.valueOf(settings.everyHours()),
                        "paused", settings.paused() ? "true" : ""));
    }

    ShowPage show(
            UUID series,
            UUID id,
            @Nullable String kind,
            int after,
            @Nullable String notice,
            boolean bad,
            @Nullable FigureForm refused) {
        FigureImport found = imports.get(series, id);
        ImportCard card = ImportCard.of(found);
        ImportRows.Kind chosen = kind(kind, found);
        List<ImportRows.Outcome> outcomes = rows.of(id, chosen, after, PART + 1);
        List<ImportCard.RowLine> shown = outcomes.stream()
                .limit(PART)
                .map(row -> ImportCard.RowLine.of(row, found.header()))
                .toList();
        String next = outcomes.size() > PART
                ? address(found) + "?kind=" + name(chosen) + "&after="
                        + shown.getLast().number()
                : null;
        boolean open = found.state() == ImportState.MAPPING || found.state() == ImportState.PREVIEW;
        return new ShowPage(
                card,
                catalogue.get(series).facts().name(),
                Ids.next().toString(),
                notice,
                bad,
                !open ? null : refused != null ? refused : form(found),
                open ? MappingForm.columns(found.header(), rows.first(id, FIRST)) : List.of(),
                MappingForm.dates(),
                MappingForm.numerals(),
                views(found, card, chosen),
                shown,
                next,
                SeriesKeepers.include(user));
    }

    private static FigureForm form(FigureImport found) {
        Mapping mapping = found.mapping();
        return FigureForm.of(
                "mapping",
                mapping == null ? MappingForm.guess(found.header()) : MappingForm.values(mapping, found.mappingName()));
    }

    private static List<View> views(FigureImport found, ImportCard card, ImportRows.Kind chosen) {
        if (found.state() == ImportState.MAPPING
                || found.state() == ImportState.DISCARDED
                || found.rowsDeletedAt() != null) {
            return List.of();
        }
        return List.of(
                new View(
                        "news",
                        "New",
                        Shown.number(found.added() + found.waiting(), "en"),
                        chosen == ImportRows.Kind.NEWS),
                new View("restating", "Restatements", card.restating(), chosen == ImportRows.Kind.RESTATING),
                new View("flagged", "Striking", card.flagged(), chosen == ImportRows.Kind.FLAGGED),
                new View("refused", "Refused", card.refused(), chosen == ImportRows.Kind.REFUSED));
    }

    /** What is most worth a look, unless somebody chose. */
    private static ImportRows.Kind kind(@Nullable String kind, FigureImport found) {
        return Arrays.stream(ImportRows.Kind.values())
                .filter(one -> name(one).equals(kind))
                .findFirst()
                .orElse(
                        found.flagged() > 0
                                ? ImportRows.Kind.FLAGGED
                                : found.refused() > 0 ? ImportRows.Kind.REFUSED : ImportRows.Kind.NEWS);
    }

    private static String name(ImportRows.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static String address(FigureImport found) {
        return "/desk/series/" + found.seriesId() + "/imports/" + found.id();
    }
}
