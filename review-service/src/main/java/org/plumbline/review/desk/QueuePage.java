package org.plumbline.review.desk;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

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
import org.plumbline.review.review.ReviewQueue;
import org.plumbline.review.review.rule.ReviewState;
import org.plumbline.review.review.rule.Risk;

/** All reviews, as a list or as a board. */
@Path("/desk/reviews")
public class QueuePage {

    private static final String HERE = "/desk/reviews";
    private static final int IN_LIST = 25;
    private static final int IN_COLUMN = 15;

    private final ReviewQueue queue;
    private final CurrentUser user;
    private final DeskTime time;

    QueuePage(ReviewQueue queue, CurrentUser user, DeskTime time) {
        this.queue = queue;
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
            Filters filters,
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

    /** A choice of a filter. */
    public record Choice(String value, String label, boolean chosen) {}

    /** The filters as they stand in the address; empty ones filter nothing. */
    public record Filters(String state, String assignee, String risk) {

        public boolean any() {
            return !state.isEmpty() || !assignee.isEmpty() || !risk.isEmpty();
        }

        public List<Choice> states() {
            return Stream.concat(
                            Stream.of(new Choice("", "Any", state.isEmpty())),
                            Arrays.stream(ReviewState.values())
                                    .map(value -> new Choice(
                                            value.name(),
                                            Label.of(value).words(),
                                            value.name().equals(state))))
                    .toList();
        }

        public List<Choice> assignees() {
            return List.of(
                    new Choice("", "Anybody or nobody", assignee.isEmpty()),
                    new Choice("me", "Me", assignee.equals("me")));
        }

        public List<Choice> risks() {
            return Stream.concat(
                            Stream.of(new Choice("", "Any", risk.isEmpty())),
                            Arrays.stream(Risk.values())
                                    .map(value -> new Choice(
                                            value.name(),
                                            Label.of(value).words(),
                                            value.name().equals(risk))))
                    .toList();
        }

        /** This page's address with the same filters. */
        public String address(String view) {
            return Address.of(HERE, "view", view, "state", state, "assignee", assignee, "risk", risk);
        }
    }

    @GET
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response show(
            @QueryParam("view") @Nullable String view,
            @QueryParam("state") @Nullable String state,
            @QueryParam("assignee") @Nullable String assignee,
            @QueryParam("risk") @Nullable String risk,
            @QueryParam("after") @Nullable String after) {
        Filters filters = new Filters(orEmpty(state), orEmpty(assignee), orEmpty(risk));
        ReviewState wanted = parse("state", ReviewState.class, filters.state());
        Risk wantedRisk = parse("risk", Risk.class, filters.risk());
        String person =
                switch (filters.assignee()) {
                    case "" -> null;
                    case "me" -> user.person().sub();
                    default -> throw ProblemException.invalid("assignee", "must be me or nothing");
                };
        return switch (orEmpty(view)) {
            case "", "list" -> list(filters, wanted, person, wantedRisk, Paging.after(after));
            case "board" -> board(filters, wanted, person, wantedRisk);
            default -> throw ProblemException.invalid("view", "must be list or board");
        };
    }

    private Response list(
            Filters filters,
            @Nullable ReviewState state,
            @Nullable String person,
            @Nullable Risk risk,
            @Nullable UUID after) {
        ReviewQueue.Page page = queue.find(new ReviewQueue.Filter(state, person, risk, IN_LIST, after));
        String next = page.next() == null
                ? null
                : Address.of(
                        HERE,
                        "state",
                        filters.state(),
                        "assignee",
                        filters.assignee(),
                        "risk",
                        filters.risk(),
                        "after",
                        page.next().toString());
        return HtmlAnswer.of(
                200,
                Templates.list(new Model(filters, Card.of(page, time), List.of(), page.count(), after == null, next)));
    }

    private Response board(Filters filters, @Nullable ReviewState state, @Nullable String person, @Nullable Risk risk) {
        List<ReviewState> states = state == null
                ? List.of(ReviewState.OPEN, ReviewState.IN_PROGRESS, ReviewState.IN_APPROVAL, ReviewState.APPROVED)
                : List.of(state);
        List<Column> columns = states.stream()
                .map(column -> column(filters, column, person, risk))
                .toList();
        long count = columns.stream().mapToLong(Column::count).sum();
        return HtmlAnswer.of(200, Templates.board(new Model(filters, List.of(), columns, count, true, null)));
    }

    private Column column(Filters filters, ReviewState state, @Nullable String person, @Nullable Risk risk) {
        ReviewQueue.Page page = queue.find(new ReviewQueue.Filter(state, person, risk, IN_COLUMN, null));
        String more = page.next() == null
                ? null
                : Address.of(HERE, "state", state.name(), "assignee", filters.assignee(), "risk", filters.risk());
        return new Column(Label.of(state), state.name(), Card.of(page, time), page.count(), more);
    }

    private static <E extends Enum<E>> @Nullable E parse(String name, Class<E> type, String value) {
        if (value.isEmpty()) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(name, "must be one of the list's"));
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
