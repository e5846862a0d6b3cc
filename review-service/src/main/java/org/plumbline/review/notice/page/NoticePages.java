package org.plumbline.review.notice.page;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.FormBody;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.kit.web.Paging;
import org.plumbline.review.notice.NoticeList;

/** Where everybody of the desk reads what they are told. */
@Path("/desk/notices")
@RunOnVirtualThread
@RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
public class NoticePages {

    private static final int ON_PAGE = 25;

    private final NoticeList notices;
    private final CurrentUser user;

    NoticePages(NoticeList notices, CurrentUser user) {
        this.notices = notices;
        this.user = user;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance list(ListModel page);
    }

    @GET
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response list(
            @QueryParam("show") @Nullable String show,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("after") @Nullable String after,
            @QueryParam("done") @Nullable String done) {
        ListModel.Filter filter = ListModel.Filter.of(show, kind);
        UUID from = Paging.after(after);
        NoticeList.Page found = notices.of(user.person().sub(), !filter.all(), filter.kind(), ON_PAGE, from);
        return HtmlAnswer.of(200, Templates.list(new ListModel(filter, found, from == null, words(done))));
    }

    /** How many are unread, for the head of every page: {@code 3}. */
    @GET
    @Path("/count")
    @Produces(MediaType.TEXT_PLAIN)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response count() {
        return Response.ok(Long.toString(notices.unread(user.person().sub())))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("/{id}/reading")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response read(UUID id, byte[] fields) {
        FormBody form = FormBody.of(fields);
        ListModel.Filter filter = ListModel.Filter.of(form.one("show"), form.one("kind"));
        notices.read(user.person().sub(), id);
        return HtmlAnswer.seeOther(filter.address(null, "read"));
    }

    @POST
    @Path("/reading")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response readAll(byte[] fields) {
        FormBody form = FormBody.of(fields);
        ListModel.Filter filter = ListModel.Filter.of(form.one("show"), form.one("kind"));
        UUID newest = Paging.after(form.one("upTo"));
        if (newest == null) {
            throw ProblemException.invalid("upTo", "must be the newest notice that was seen");
        }
        notices.readUpTo(user.person().sub(), newest);
        return HtmlAnswer.seeOther(filter.address(null, "all-read"));
    }

    /** Only words of our own get onto the page, whatever stands in the address. */
    private static @Nullable String words(@Nullable String done) {
        return switch (done) {
            case "read" -> "Marked as read.";
            case "all-read" -> "Everything that you had seen is marked as read.";
            case null, default -> null;
        };
    }
}
