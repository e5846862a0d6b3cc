package org.plumbline.review.desk;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.diff.Difference;
import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.kit.web.Paging;
import org.plumbline.review.review.DraftHistory;
import org.plumbline.review.review.DraftHistory.Revision;
import org.plumbline.review.review.ReadReview;
import org.plumbline.review.review.ReviewView;
import org.plumbline.review.review.rule.Action;
import org.plumbline.review.review.rule.Actor;
import org.plumbline.review.verdict.DraftField;

/** Every text that a draft ever had: what differs between any two of them, and how to take one back. */
@Path("/desk/reviews/{id}/history")
@RunOnVirtualThread
public class DraftHistoryPages {

    private static final int PAGE = 20;

    private final DraftHistory history;
    private final ReadReview reading;
    private final CurrentUser user;
    private final DeskTime time;

    DraftHistoryPages(DraftHistory history, ReadReview reading, CurrentUser user, DeskTime time) {
        this.history = history;
        this.reading = reading;
        this.user = user;
        this.time = time;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance history(Model page);
    }

    /**
     * The page.
     *
     * @param count how many texts there are in all
     * @param every whether each autosave is among them
     * @param compared two of them; null if there are not two
     * @param next address of the next page
     * @param restorable whether the person may take one back now
     */
    public record Model(
            String id,
            String version,
            String claim,
            int count,
            boolean every,
            List<Line> lines,
            @Nullable Compared compared,
            @Nullable String next,
            boolean restorable) {}

    /**
     * A text.
     *
     * @param how it came to be
     * @param fields what it changed of the one before, as a phrase; empty for the first
     * @param current whether it is the one that stands
     */
    public record Line(
            String id, String by, Moment at, String how, String fields, boolean current, boolean from, boolean to) {}

    /** Two texts, the older first, and what differs. */
    public record Compared(Line before, Line after, List<Difference> differences) {}

    @GET
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response show(
            UUID id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("every") @Nullable String every,
            @QueryParam("after") @Nullable String after) {
        ReviewView review = reading.read(id, new Actor(user.person(), user.roles()));
        boolean each = "true".equals(every);
        DraftHistory.Page page = history.find(id, each, PAGE, Paging.after(after));
        Optional<UUID> newest = history.newest(id).map(Revision::id);
        Optional<Revision> second = to == null || to.isBlank()
                ? page.items().stream().findFirst()
                : Optional.of(history.get(id, named("to", to)));
        Optional<Revision> first = from == null || from.isBlank()
                ? second.flatMap(one -> history.before(id, one.id(), each))
                : Optional.of(history.get(id, named("from", from)));
        Pair pair = new Pair(first, second, newest);
        Model model = new Model(
                id.toString(),
                Long.toString(review.version()),
                ClaimSide.of(review.claimId(), review.claim()).shortened(),
                (int) page.count(),
                each,
                lines(id, each, page.items(), pair),
                compared(pair),
                page.next() == null
                        ? null
                        : Address.of(
                                "/desk/reviews/" + id + "/history",
                                "every",
                                each ? "true" : null,
                                "after",
                                page.next().toString()),
                Objects.requireNonNull(review.may().get(Action.EDIT_DRAFT)).allowed());
        return HtmlAnswer.of(200, Templates.history(model));
    }

    /** The two that are compared, in the order in which they were asked for, and the one that stands. */
    private record Pair(Optional<Revision> first, Optional<Revision> second, Optional<UUID> newest) {

        boolean isFirst(UUID id) {
            return first.map(Revision::id).filter(id::equals).isPresent();
        }

        boolean isSecond(UUID id) {
            return second.map(Revision::id).filter(id::equals).isPresent();
        }

        boolean isNewest(UUID id) {
            return newest.filter(id::equals).isPresent();
        }
    }

    private List<Line> lines(UUID id, boolean every, List<Revision> revisions, Pair pair) {
        return IntStream.range(0, revisions.size())
                .mapToObj(i -> {
                    Revision revision = revisions.get(i);
                    Optional<Revision> before = i + 1 < revisions.size()
                            ? Optional.of(revisions.get(i + 1))
                            : history.before(id, revision.id(), every);
                    return line(revision, before, pair);
                })
                .toList();
    }

    private Line line(Revision revision, Optional<Revision> before, Pair pair) {
        return new Line(
                revision.id().toString(),
                revision.author().name(),
                time.of(revision.at()),
                switch (revision.occasion()) {
                    case SAVED -> "Saved";
                    case AUTOSAVED -> "Saved while typing";
                    case RESTORED -> "Taken back";
                    case SETTLED -> "Rating settled";
                },
                before.map(older -> fields(older, revision)).orElse(""),
                pair.isNewest(revision.id()),
                pair.isFirst(revision.id()),
                pair.isSecond(revision.id()));
    }

    private static String fields(Revision before, Revision after) {
        return String.join(
                ", ",
                DraftField.differing(before.draft(), after.draft()).stream()
                        .map(field -> Label.of(field).words().toLowerCase(Locale.ROOT))
                        .toList());
    }

    private @Nullable Compared compared(Pair pair) {
        if (pair.first().isEmpty() || pair.second().isEmpty()) {
            return null;
        }
        Revision first = pair.first().get();
        Revision second = pair.second().get();
        return new Compared(
                line(first, Optional.empty(), pair),
                line(second, Optional.empty(), pair),
                DraftComparison.between(first.draft(), second.draft()));
    }

    private static UUID named(String parameter, String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(parameter, "must be the id of a text of this draft");
        }
    }
}
