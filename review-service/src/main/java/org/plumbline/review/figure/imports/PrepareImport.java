package org.plumbline.review.figure.imports;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.fetch.Bytes;
import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.Ids;
import org.plumbline.kit.web.Versions;
import org.plumbline.review.figure.series.PointLimits;
import org.plumbline.review.figure.series.Series;
import org.plumbline.review.figure.series.SeriesCatalogue;

/** Takes a file in and finds out what it would change, before anything is written down. */
@ApplicationScoped
class PrepareImport {

    private static final Logger LOG = Logger.getLogger(PrepareImport.class);

    private final SeriesCatalogue catalogue;
    private final FigureImports imports;
    private final ImportRows rows;
    private final SavedMappings mappings;
    private final CheckRows check;
    private final Audit audit;
    private final IdempotencyKeys keys;
    private final Clock clock;

    PrepareImport(
            SeriesCatalogue catalogue,
            FigureImports imports,
            ImportRows rows,
            SavedMappings mappings,
            CheckRows check,
            Audit audit,
            IdempotencyKeys keys,
            Clock clock) {
        this.catalogue = catalogue;
        this.imports = imports;
        this.rows = rows;
        this.mappings = mappings;
        this.check = check;
        this.audit = audit;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * A file that is to be taken in.
     *
     * @param name as its sender calls it; null by API
     * @param items the path of the array in a JSON file; null if the mapping says it, or the file itself
     * @param mapping the name of the saved mapping to read it by; null for whichever fits
     * @param fetched whether the service fetched it by itself
     */
    record NewFile(
            Bytes content,
            @Nullable String name,
            @Nullable String items,
            @Nullable String mapping,
            boolean fetched) {}

    private record Request(
            UUID series,
            String sha256,
            @Nullable String name,
            @Nullable String items,
            @Nullable String mapping) {}

    private record Reading(UUID id, long version, Mapping mapping, String name) {}

    /**
     * Takes a file in. Read by a saved mapping that fits, it can be started; else it waits to be told how to read it.
     *
     * @throws ProblemException 404, 409 {@code series-retired}, 422 if it cannot be read
     */
    @Transactional
    FigureImport take(UUID series, NewFile file, Person by, @Nullable String key) {
        catalogue.get(series).requireActive();
        SavedMappings.Saved wanted = file.mapping() == null
                ? null
                : mappings.named(series, file.mapping())
                        .orElseThrow(
                                () -> ProblemException.invalid("mapping", "names no saved mapping of this series"));
        String sha256 = file.content().sha256Hex();
        Request request = new Request(series, sha256, file.name(), file.items(), file.mapping());
        UUID id = keys.once(key, by.sub(), "import-figures", request, () -> {
            String items = file.items() != null
                    ? file.items()
                    : wanted == null ? null : wanted.mapping().items();
            Table table = TableReader.read(file.content().toArray(), items);
            FigureImport taken = new FigureImport(
                    Ids.next(), series, file.name(), file.fetched(), sha256, table, by, clock.instant());
            imports.persistAndFlush(taken);
            rows.keep(taken.id(), table.rows());
            if (wanted != null) {
                wanted.mapping().check(table.header());
                read(taken, table, wanted.mapping(), wanted.name());
            } else {
                mappings.of(series).stream()
                        .filter(saved -> saved.mapping().fits(table.header()))
                        .findFirst()
                        .ifPresent(saved -> read(taken, table, saved.mapping(), saved.name()));
            }
            audit.record(by, "series.import-taken-in", series, Map.of("importId", taken.id(), "rows", taken.total()));
            LOG.infof("Import %s of series %s taken in with %d rows", taken.id(), series, taken.total());
            return taken.id();
        });
        return imports.get(series, id);
    }

    /**
     * Says how a file is to be read, and keeps that under a name for the series' next file.
     *
     * @throws ProblemException 404, 409 {@code import-state}, 412, 422
     */
    @Transactional
    FigureImport read(
            UUID series,
            UUID id,
            long version,
            @NotNull @Valid Mapping mapping,
            String name,
            Person by,
            @Nullable String key) {
        keys.once(key, by.sub(), "map-figures", new Reading(id, version, mapping, name), () -> {
            FigureImport found = imports.getToChange(series, id);
            Versions.check(version, found.version(), () -> ImportView.of(found));
            mapping.check(found.header());
            SavedMappings.Saved saved = mappings.save(series, name, mapping, by);
            read(found, new Table(found.header(), rows.all(id)), mapping, saved.name());
            return id;
        });
        return imports.get(series, id);
    }

    private void read(FigureImport found, Table table, Mapping mapping, @Nullable String name) {
        Series series = catalogue.get(found.seriesId());
        List<ImportRows.Finding> findings = check.check(
                series.id(),
                series.facts().accumulation(),
                mapping,
                table,
                PointLimits.of(series.facts(), clock.instant()));
        found.read(
                mapping,
                name,
                new FigureImport.Findings(
                        count(findings, "UNCHANGED"),
                        count(findings, "REFUSED"),
                        (int) findings.stream()
                                .filter(finding -> finding.restates() != null)
                                .count(),
                        (int) findings.stream()
                                .filter(finding -> finding.flag() != null)
                                .count()));
        rows.note(found.id(), findings);
        imports.flush();
    }

    private static int count(List<ImportRows.Finding> findings, String state) {
        return (int) findings.stream()
                .filter(finding -> finding.state().equals(state))
                .count();
    }
}
