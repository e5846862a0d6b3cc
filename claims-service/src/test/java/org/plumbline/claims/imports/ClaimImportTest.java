package org.plumbline.claims.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.claims.claim.Fixtures.CHECKER;
import static org.plumbline.claims.claim.Fixtures.NOON;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.plumbline.kit.csv.CsvFile;
import org.plumbline.kit.problem.ProblemException;

class ClaimImportTest {

    private static final Columns COLUMNS = new Columns(List.of("text"));

    private enum Step {
        NAME,
        START,
        CANCEL,
        RESUME,
        FINISH;

        void take(ClaimImport found) {
            switch (this) {
                case NAME -> found.nameColumns(COLUMNS, "en");
                case START -> found.start();
                case CANCEL -> found.cancel(NOON);
                case RESUME -> found.resume();
                case FINISH -> found.finish(NOON);
            }
        }
    }

    /** Where each step leads from each state; what is not here is refused. */
    private static final Map<ImportState, Map<Step, ImportState>> TABLE = new EnumMap<>(Map.of(
            ImportState.COLUMNS,
            Map.of(Step.NAME, ImportState.PREVIEW, Step.CANCEL, ImportState.DISCARDED),
            ImportState.PREVIEW,
            Map.of(
                    Step.NAME, ImportState.PREVIEW,
                    Step.START, ImportState.RUNNING,
                    Step.CANCEL, ImportState.DISCARDED),
            ImportState.RUNNING,
            Map.of(Step.CANCEL, ImportState.CANCELLED, Step.FINISH, ImportState.DONE),
            ImportState.CANCELLED,
            Map.of(Step.RESUME, ImportState.RUNNING),
            ImportState.DONE,
            Map.of(),
            ImportState.DISCARDED,
            Map.of()));

    @ParameterizedTest
    @EnumSource
    void everyStepFromEveryStateIsAsTheTableSays(ImportState state) {
        for (Step step : Step.values()) {
            ClaimImport found = in(state);
            ImportState next = TABLE.getOrDefault(state, Map.of()).get(step);
            if (next == null) {
                assertThatThrownBy(() -> step.take(found))
                        .as(step + " from " + state)
                        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.rule())
                                .isEqualTo("import-state"));
                assertThat(found.state()).isEqualTo(state);
            } else {
                step.take(found);
                assertThat(found.state()).as(step + " from " + state).isEqualTo(next);
            }
        }
    }

    private static ClaimImport in(ImportState state) {
        CsvFile file = CsvFile.read("text\nIt rained".getBytes(UTF_8));
        ClaimImport found = new ClaimImport(UUID.randomUUID(), null, file, false, CHECKER, NOON);
        List<Step> steps =
                switch (state) {
                    case COLUMNS -> List.of();
                    case PREVIEW -> List.of(Step.NAME);
                    case RUNNING -> List.of(Step.NAME, Step.START);
                    case CANCELLED -> List.of(Step.NAME, Step.START, Step.CANCEL);
                    case DONE -> List.of(Step.NAME, Step.START, Step.FINISH);
                    case DISCARDED -> List.of(Step.CANCEL);
                };
        steps.forEach(step -> step.take(found));
        return found;
    }
}
