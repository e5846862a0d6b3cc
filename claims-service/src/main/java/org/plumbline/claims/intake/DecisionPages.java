package org.plumbline.claims.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.FormBody;
import org.plumbline.kit.web.HtmlAnswer;

/** The inbox's forms about several claims at once, and its undo. */
@Path("/desk/claims/decisions")
@RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
public class DecisionPages {

    private static final Pattern CHOSEN = Pattern.compile("([0-9a-f-]{36})\\.(\\d{1,18})");

    private final DecideClaims decideClaims;
    private final InboxPage inbox;
    private final CurrentUser user;

    DecisionPages(DecideClaims decideClaims, InboxPage inbox, CurrentUser user) {
        this.decideClaims = decideClaims;
        this.inbox = inbox;
        this.user = user;
    }

    /** Decides about the claims that were chosen, or shows the inbox again with what is missing. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response decide(byte[] fields) {
        FormBody body = FormBody.of(fields);
        Back back = Back.of(body);
        try {
            Batch batch = decideClaims.decide(request(body), user.person(), key(body));
            return HtmlAnswer.seeOther((back.isInbox() ? back : InboxPage.PLAIN).with(batch.id()));
        } catch (ProblemException e) {
            if (e.type() != ProblemType.INVALID) {
                throw e;
            }
            return inbox.refused(back, new ChosenForm(body, FormBody.errors(e)));
        }
    }

    /** Takes back what was decided together. */
    @POST
    @Path("/{batch}/reversal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response undo(@PathParam("batch") UUID batch, byte[] fields) {
        FormBody body = FormBody.of(fields);
        Back back = Back.of(body);
        Batch undone = decideClaims.undo(batch, user.person(), key(body));
        return HtmlAnswer.seeOther((back.isInbox() ? back : InboxPage.PLAIN).with(undone.id()));
    }

    private static @Nullable String key(FormBody body) {
        return body.has("idempotencyKey") ? body.one("idempotencyKey") : null;
    }

    private static DecideClaims.Request request(FormBody body) {
        List<DecisionsRequest.@Nullable ChosenRequest> chosen = new ArrayList<>();
        for (String claim : body.all("claim")) {
            Matcher matcher = CHOSEN.matcher(claim);
            if (!matcher.matches()) {
                throw ProblemException.of(ProblemType.MALFORMED, "The form names a claim as no page of ours does.");
            }
            chosen.add(new DecisionsRequest.ChosenRequest(matcher.group(1), Long.parseLong(matcher.group(2))));
        }
        return new DecisionsRequest(
                        body.one("decision"), chosen, body.one("reason"), body.one("words"), body.one("into"))
                .check();
    }
}
