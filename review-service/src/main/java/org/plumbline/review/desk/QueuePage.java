package org.plumbline.review.desk;

import java.util.List;

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

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.kit.web.Paging;
import org.plumbline.review.people.DeskPeople;
import org.plumbline.review.people.DeskPerson;
import org.plumbline.review.review.ReviewQueue;
import org.plumbline.review.review.rule.ReviewState;

/** All reviews, as a list or as a board. */
@Path("/desk/reviews")
public class QueuePage {

    private static final int IN_LIST = 25;
    private static final int IN_COLUMN = 15;

    private final ReviewQueue queue;
    private final DeskPeople people;
    private final CurrentUser user;
    private final DeskTime time;

    QueuePage(ReviewQueue queue, DeskPeople people, CurrentUser user, DeskTime time) {
        this.queue = queue;
        this.people = people;
        this.user = user;
        this.time = time;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance list(Model page);

        static native TemplateInstance board(Model page);
    }

    /**
     * The page.
     *
     * @param cards of the list
     * @param columns of the board
     * @param first whether the list starts with the first review
     * @param next address of the next part; null at the end
     */
    public record Model(
            QueueFilters filters,
            List<Card> cards,
            List<Column> columns,
            long count,
            boolean first,
            @Nullable String next) {}

    /** The reviews of one state. */
    public record Column(
            Label state,
            String id,
            List<Card> cards,
            long count,
            @Nullable String more) {}

    @GET
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response show(
            @QueryParam("view") @Nullable String view,
            @QueryParam("state") @Nullable String state,
            @QueryParam("assignee") @Nullable String assignee,
            @QueryParam("due") @Nullable String due,
            @QueryParam("priority") @Nullable String priority,
            @QueryParam("risk") @Nullable String risk,
            @QueryParam("order") @Nullable String order,
            @QueryParam("after") @Nullable String after) {
        List<DeskPerson> workers =
                people.all().stream().filter(DeskPerson::worksOnReviews).toList();
        QueueFilters filters = new QueueFilters(
                orEmpty(state),
                orEmpty(assignee),
                orEmpty(due),
                orEmpty(priority),
                orEmpty(risk),
                orEmpty(order),
                workers);
        String me = user.person().sub();
        return switch (orEmpty(view)) {
            case "", "list" -> list(filters, filters.filter(me, IN_LIST, Paging.after(after)));
            case "board" -> board(filters, filters.filter(me, IN_COLUMN, null));
            default -> throw ProblemException.invalid("view", "must be list or board");
        };
    }

    private Response list(QueueFilters filters, ReviewQueue.Filter filter) {
        ReviewQueue.Page page = queue.find(filter);
        String next = page.next() == null ? null : filters.next(page.next());
        return HtmlAnswer.of(
                200,
                Templates.list(new Model(
                        filters, Card.of(page, time), List.of(), page.count(), filter.after() == null, next)));
    }

    private Response board(QueueFilters filters, ReviewQueue.Filter filter) {
        List<ReviewState> states = filter.state() == null
                ? List.of(ReviewState.OPEN, ReviewState.IN_PROGRESS, ReviewState.IN_APPROVAL, ReviewState.APPROVED)
                : List.of(filter.state());
        List<Column> columns =
                states.stream().map(state -> column(filters, filter, state)).toList();
        long count = columns.stream().mapToLong(Column::count).sum();
        return HtmlAnswer.of(200, Templates.board(new Model(filters, List.of(), columns, count, true, null)));
    }

    private Column column(QueueFilters filters, ReviewQueue.Filter filter, ReviewState state) {
        ReviewQueue.Page page = queue.find(new ReviewQueue.Filter(
                state,
                filter.assignee(),
                filter.person(),
                filter.risk(),
                filter.priority(),
                filter.due(),
                filter.order(),
                filter.limit(),
                null));
        String more = page.next() == null ? null : filters.in(state).address("list");
        return new Column(Label.of(state), state.name(), Card.of(page, time), page.count(), more);
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
