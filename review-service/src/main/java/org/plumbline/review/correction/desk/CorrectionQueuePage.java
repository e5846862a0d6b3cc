package org.plumbline.review.correction.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

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

import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.correction.CorrectionRequest;
import org.plumbline.review.correction.CorrectionRequests;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.PublishedVerdicts;
import org.plumbline.review.publication.page.PageNumber;

/** What readers say is wrong, the one due first at the top. */
@Path("/desk/corrections")
@RunOnVirtualThread
public class CorrectionQueuePage {

    private static final int ON_PAGE = 25;

    private final CorrectionRequests requests;
    private final PublishedVerdicts verdicts;
    private final Clock clock;

    CorrectionQueuePage(CorrectionRequests requests, PublishedVerdicts verdicts, Clock clock) {
        this.requests = requests;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance list(Model page);
    }

    /** The page. */
    public record Model(
            QueueFilters filters,
            List<RequestCard> cards,
            long count,
            @Nullable String previous,
            @Nullable String next) {}

    @GET
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("type") @Nullable String type,
            @QueryParam("due") @Nullable String due,
            @QueryParam("page") @Nullable String page) {
        Instant now = clock.instant();
        int number = PageNumber.of(page);
        QueueFilters filters = new QueueFilters(orEmpty(state), orEmpty(type), orEmpty(due));
        CorrectionRequests.Page found = requests.find(filters.filter(Shown.day(now), (number - 1) * ON_PAGE, ON_PAGE));
        Map<UUID, PublishedVerdict> about = verdicts.byIds(
                found.items().stream().map(CorrectionRequest::verdictId).toList());
        List<RequestCard> cards = found.items().stream()
                .map(request -> RequestCard.of(request, Objects.requireNonNull(about.get(request.verdictId())), now))
                .toList();
        return HtmlAnswer.of(
                200,
                Templates.list(new Model(
                        filters,
                        cards,
                        found.count(),
                        number == 1 ? null : filters.address(number - 1),
                        (long) number * ON_PAGE < found.count() ? filters.address(number + 1) : null)));
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
