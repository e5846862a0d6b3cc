package org.plumbline.claims.imports;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.csv.CsvFile;
import org.plumbline.kit.hash.Sha256;
import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.Ids;
import org.plumbline.kit.web.Versions;

/** Takes a file in and finds out what would become of each of its rows, before anything is stored as a claim. */
@ApplicationScoped
class PrepareImport {

    private static final Logger LOG = Logger.getLogger(PrepareImport.class);
    private static final int AT_ONCE = 500;

    private final ClaimImports imports;
    private final ImportRows rows;
    private final RememberedColumns remembered;
    private final KnownClaims known;
    private final Audit audit;
    private final IdempotencyKeys keys;
    private final Clock clock;

    PrepareImport(
            ClaimImports imports,
            ImportRows rows,
            RememberedColumns remembered,
            KnownClaims known,
            Audit audit,
            IdempotencyKeys keys,
            Clock clock) {
        this.imports = imports;
        this.rows = rows;
        this.remembered = remembered;
        this.known = known;
        this.audit = audit;
        this.keys = keys;
        this.clock = clock;
    }

    private record Request(
            String sha256,
            @Nullable String fileName,
            @Nullable String language) {}

    private record Naming(
            UUID id,
            long version,
            Columns columns,
            @Nullable String language) {}

    /**
     * Takes in a file from the desk; where its columns are not certain, they wait to be named.
     *
     * @throws ProblemException 422 if it cannot be read, 409 {@code idempotency-key-reused}
     */
    @Transactional
    ClaimImport fromDesk(byte[] content, @Nullable String fileName, Person by, @Nullable String key) {
        CsvFile file = CsvFile.read(content);
        Request request = new Request(Sha256.hex(content), fileName, null);
        UUID id = keys.once(key, by.sub(), "import-claims", request, () -> {
            ClaimImport taken = take(file, fileName, false, by);
            Columns.Guess guess = Columns.guess(file.header(), remembered.all());
            if (guess.certain() && guess.columns().fields().contains(Field.LANGUAGE.column())) {
                name(taken, guess.columns(), null);
            }
            return taken.id();
        });
        return imports.findById(id);
    }

    /**
     * Takes in a file by API, whose columns have the names that we gave them; others are left out.
     *
     * @param language of rows that name none
     * @param ownOnly whether the sender may not know of other people's claims
     * @throws ProblemException 422 if it cannot be read or lacks columns, 409 {@code idempotency-key-reused}
     */
    @Transactional
    ClaimImport fromApi(byte[] content, @Nullable String language, boolean ownOnly, Person by, @Nullable String key) {
        CsvFile file = CsvFile.read(content);
        Columns columns = Columns.named(file.header());
        columns.check(file.header().size(), language);
        Request request = new Request(Sha256.hex(content), null, language);
        UUID id = keys.once(key, by.sub(), "import-claims", request, () -> {
            ClaimImport taken = take(file, null, ownOnly, by);
            name(taken, columns, language);
            return taken.id();
        });
        return imports.findById(id);
    }

    /**
     * Says what the columns hold, and remembers it for the desk's next file.
     *
     * @param language of rows that name none
     * @throws ProblemException 404, 409 {@code import-state}, 412, 422
     */
    @Transactional
    ClaimImport nameColumns(
            UUID id, long version, Columns columns, @Nullable String language, Person by, @Nullable String key) {
        keys.once(key, by.sub(), "name-import-columns", new Naming(id, version, columns, language), () -> {
            ClaimImport named =
                    imports.getToChange(id, null).orElseThrow(() -> ProblemException.notFound("import", id));
            Versions.check(version, named.version(), () -> ImportView.of(named, List.of()));
            columns.check(named.header().size(), language);
            remembered.remember(named.header(), columns);
            rows.forgetRefusals(id);
            name(named, columns, language);
            audit.record(by, "claim-import.columns-named", id, Map.of("columns", columns.fields()));
            return id;
        });
        return imports.findById(id);
    }

    private ClaimImport take(CsvFile file, @Nullable String fileName, boolean ownOnly, Person by) {
        ClaimImport taken = new ClaimImport(Ids.next(), fileName, file, ownOnly, by, clock.instant());
        imports.persistAndFlush(taken);
        rows.keep(taken.id(), file.rows());
        audit.record(by, "claim-import.uploaded", taken.id(), Map.of("rows", taken.total()));
        LOG.infof("Import %s taken in with %d rows", taken.id(), taken.total());
        return taken;
    }

    private void name(ClaimImport taken, Columns columns, @Nullable String language) {
        taken.nameColumns(columns, language);
        RowCheck check = new RowCheck(taken, known);
        int after = 0;
        for (List<CsvFile.Row> some = rows.waiting(taken.id(), after, AT_ONCE);
                !some.isEmpty();
                some = rows.waiting(taken.id(), after, AT_ONCE)) {
            List<ImportRows.Refused> refused = check.check(some).refused();
            rows.markRefused(taken.id(), refused);
            taken.count(0, refused.size());
            after = some.getLast().number();
        }
        imports.flush();
    }
}
