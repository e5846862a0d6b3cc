package org.plumbline.review.desk;

import java.util.List;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.review.publication.InShort;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.PublishedVerdicts;
import org.plumbline.review.review.ReviewQueue;
import org.plumbline.review.review.rule.ReviewState;

/** Where everybody of the desk starts: what is mine, what waits for me, how much there is. */
@Path("/desk")
public class DeskPage {

    private static final int SHOWN = 20;
    private static final int SHOWN_BESIDE = 5;

    private final ReviewQueue queue;
    private final PublishedVerdicts verdicts;
    private final CurrentUser user;
    private final DeskTime time;

    DeskPage(ReviewQueue queue, PublishedVerdicts verdicts, CurrentUser user, DeskTime time) {
        this.queue = queue;
        this.verdicts = verdicts;
        this.user = user;
        this.time = time;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance work(Model page);
    }

    /**
     * The page.
     *
     * @param mine what I lead or check, by state
     * @param waiting what I as an editor could approve
     * @param overdue what is late, whoever works on it
     * @param open what nobody has taken yet
     */
    public record Model(
            List<Group> mine,
            boolean editor,
            boolean working,
            Cards waiting,
            Cards open,
            Cards overdue,
            List<Size> queues,
            List<Verdict> published) {}

    /**
     * Some reviews, and how many there are in all.
     *
     * @param more address of the list that has them all; null if all are here
     */
    public record Cards(
            List<Card> cards, long count, @Nullable String more) {}

    /** Reviews of one state. */
    public record Group(Label state, Cards reviews) {}

    /** How many reviews there are in a state, and for how long the oldest has been there. */
    public record Size(
            Label state, String name, long count, @Nullable Moment oldest) {}

    /** A verdict that was published; what it says is told in the desk's language. */
    public record Verdict(String headline, String language, String slug, InShort inShort, Moment publishedAt) {

        static Verdict of(PublishedVerdict verdict, DeskTime time) {
            return new Verdict(
                    verdict.content().headline(),
                    verdict.content().language(),
                    verdict.slug(),
                    verdict.inShort().in("en"),
                    time.of(verdict.content().publishedAt()));
        }
    }

    @GET
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response show() {
        String me = user.person().sub();
        boolean editor = user.has(Roles.EDITOR);
        List<Group> mine = Stream.of(ReviewState.IN_PROGRESS, ReviewState.IN_APPROVAL, ReviewState.APPROVED)
                .map(state -> new Group(Label.of(state), find(state, me, SHOWN)))
                .filter(group -> group.reviews().count() > 0)
                .toList();
        ReviewQueue.Page awaiting =
                editor ? queue.awaitingApprovalBy(me, SHOWN) : new ReviewQueue.Page(List.of(), 0, null);
        Cards waiting = new Cards(
                Card.of(awaiting, time),
                awaiting.count(),
                awaiting.next() == null ? null : Address.of("/desk/reviews", "state", "IN_APPROVAL"));
        List<Size> queues = queue.queues().stream()
                .map(size -> new Size(
                        Label.of(size.state()),
                        size.state().name(),
                        size.count(),
                        size.oldest() == null || isDone(size.state()) ? null : time.of(size.oldest())))
                .toList();
        List<Verdict> published =
                verdicts.newest(new PublishedVerdicts.Filter(null, null, SHOWN_BESIDE, null)).items().stream()
                        .map(verdict -> Verdict.of(verdict, time))
                        .toList();
        Model model = new Model(
                mine,
                editor,
                editor || user.has(Roles.FACT_CHECKER),
                waiting,
                find(ReviewState.OPEN, null, SHOWN_BESIDE),
                overdue(),
                queues,
                published);
        return HtmlAnswer.of(200, Templates.work(model));
    }

    /** The latest first. */
    private Cards overdue() {
        ReviewQueue.Page page = queue.find(new ReviewQueue.Filter(
                null, null, null, null, null, ReviewQueue.Due.OVERDUE, ReviewQueue.Order.DUE, SHOWN_BESIDE, null));
        return new Cards(
                Card.of(page, time),
                page.count(),
                page.next() == null ? null : Address.of("/desk/reviews", "due", "OVERDUE", "order", "DUE"));
    }

    private Cards find(ReviewState state, @Nullable String person, int limit) {
        ReviewQueue.Page page = queue.find(
                new ReviewQueue.Filter(state, null, person, null, null, null, ReviewQueue.Order.NEWEST, limit, null));
        return new Cards(
                Card.of(page, time),
                page.count(),
                page.next() == null
                        ? null
                        : Address.of("/desk/reviews", "state", state.name(), "assignee", person == null ? null : "me"));
    }

    /** Nothing waits in these states, so nothing there grows old. */
    private static boolean isDone(ReviewState state) {
        return switch (state) {
            case PUBLISHED, DROPPED -> true;
            case OPEN, IN_PROGRESS, IN_APPROVAL, APPROVED -> false;
        };
    }
}
