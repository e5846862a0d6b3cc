package org.plumbline.review.notice.page;

import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
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
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.FormBody;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.review.notice.MailConfig;
import org.plumbline.review.notice.NoticeKind;
import org.plumbline.review.notice.NoticeSettings;
import org.plumbline.review.notice.Settings;
import org.plumbline.review.notice.Way;
import org.plumbline.review.notice.mail.MailQueue;
import org.plumbline.review.people.MailAddresses;

/** Where everybody settles how notices come to them; admins see there how the desk's mails stand. */
@Path("/desk/notices/settings")
@RunOnVirtualThread
public class SettingsPages {

    private static final String UNKNOWN = "must be one of the list's";

    private final NoticeSettings settings;
    private final MailAddresses addresses;
    private final MailQueue queue;
    private final MailConfig mail;
    private final CurrentUser user;
    private final Clock clock;

    SettingsPages(
            NoticeSettings settings,
            MailAddresses addresses,
            MailQueue queue,
            MailConfig mail,
            CurrentUser user,
            Clock clock) {
        this.settings = settings;
        this.addresses = addresses;
        this.queue = queue;
        this.mail = mail;
        this.user = user;
        this.clock = clock;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance settings(SettingsModel page);
    }

    @GET
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response show(@QueryParam("done") @Nullable String done) {
        Settings current = settings.of(user.person().sub());
        return page(
                200,
                SettingsModel.values(current),
                current.version(),
                "kept".equals(done) ? "That is how you will be told from now on." : null,
                null,
                Map.of());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response settle(byte[] fields) {
        FormBody form = FormBody.of(fields);
        long version = form.version();
        Map<String, String> errors = new HashMap<>();
        Map<NoticeKind, Way> ways = new EnumMap<>(NoticeKind.class);
        for (NoticeKind kind : NoticeKind.values()) {
            Arrays.stream(Way.values())
                    .filter(way -> way.name().equals(form.one(kind.name())))
                    .findFirst()
                    .ifPresentOrElse(way -> ways.put(kind, way), () -> errors.put(kind.name(), UNKNOWN));
        }
        String hour = form.one(SettingsModel.HOUR);
        if (!hour.matches("[0-9]{1,2}")) {
            errors.put(SettingsModel.HOUR, UNKNOWN);
        }
        if (!errors.isEmpty()) {
            return refused(422, form, version, "Nothing was kept yet. What you chose is still here.", errors);
        }
        try {
            settings.change(user.person().sub(), ways, Integer.parseInt(hour), version);
        } catch (ProblemException e) {
            return switch (e.type()) {
                case INVALID ->
                    refused(
                            422,
                            form,
                            version,
                            "Nothing was kept yet. What you chose is still here.",
                            FormBody.errors(e));
                case STALE_VERSION ->
                    refused(
                            ProblemType.STALE_VERSION.status(),
                            form,
                            settings.of(user.person().sub()).version(),
                            "You changed this in another window meanwhile, so nothing was kept. What you chose here is"
                                    + " still here: keep it if it is what you want.",
                            Map.of());
                default -> throw e;
            };
        }
        return HtmlAnswer.seeOther("/desk/notices/settings?done=kept");
    }

    private Response refused(int status, FormBody form, long version, String words, Map<String, String> errors) {
        Map<String, String> values = new HashMap<>();
        form.fields().keySet().forEach(field -> values.put(field, form.one(field)));
        return page(status, values, version, null, words, errors);
    }

    private Response page(
            int status,
            Map<String, String> values,
            long version,
            @Nullable String done,
            @Nullable String refused,
            Map<String, String> errors) {
        String me = user.person().sub();
        return HtmlAnswer.of(
                status,
                Templates.settings(new SettingsModel(
                        values,
                        version,
                        addresses.of(me).orElse(null),
                        mail.enabled(),
                        queue.standing(me, clock.instant()),
                        user.has(Roles.ADMIN) ? queue.standing(null, clock.instant()) : null,
                        done,
                        refused,
                        errors)));
    }
}
