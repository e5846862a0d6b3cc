package org.plumbline.review.figure.imports;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;

/** All files of figures. */
@ApplicationScoped
class FigureImports implements PanacheRepositoryBase<FigureImport, UUID> {

    /**
     * A part of a series' list, newest first.
     *
     * @param next where the next part begins: after this one; null at the end
     */
    record Part(
            List<FigureImport> imports,
            long total,
            @Nullable UUID next) {}

    /**
     * One import of a series.
     *
     * @throws ProblemException 404
     */
    @Transactional
    FigureImport get(UUID series, UUID id) {
        return found(findByIdOptional(id), series, id);
    }

    /** As {@link #get}, held against other changes until the caller's transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    FigureImport getToChange(UUID series, UUID id) {
        return found(findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE), series, id);
    }

    @Transactional
    Part newest(UUID series, int limit, @Nullable UUID after) {
        List<FigureImport> found = (after == null
                        ? find("seriesId = ?1 order by id desc", series)
                        : find("seriesId = ?1 and id < ?2 order by id desc", series, after))
                .range(0, limit)
                .list();
        boolean more = found.size() > limit;
        List<FigureImport> part = List.copyOf(more ? found.subList(0, limit) : found);
        return new Part(
                part, count("seriesId = ?1", series), more ? part.getLast().id() : null);
    }

    /** Those that are at work, or should be. */
    @Transactional
    List<UUID> running() {
        return find("state = ?1 order by id", ImportState.RUNNING).stream()
                .map(FigureImport::id)
                .toList();
    }

    private static FigureImport found(Optional<FigureImport> found, UUID series, UUID id) {
        return found.filter(one -> one.seriesId().equals(series))
                .orElseThrow(() -> ProblemException.notFound("import", id));
    }
}
