package org.plumbline.review.reader;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import org.plumbline.kit.form.FormStamp;
import org.plumbline.kit.web.FormBody;

/** Holds back what programs send: a field that people do not see, and a stamp that says for how long the form was open. */
@ApplicationScoped
public class FormCheck {

    private static final Logger LOG = Logger.getLogger(FormCheck.class);
    private static final String HONEYPOT = "website";

    private final FormStamp stamps;
    private final Clock clock;

    FormCheck(FormStamp stamps, Clock clock) {
        this.stamps = stamps;
        this.clock = clock;
    }

    /** What stands against taking the form, whatever was typed into it. */
    public Refusal of(FormBody form) {
        if (form.all(HONEYPOT).stream().anyMatch(value -> !value.isEmpty())) {
            LOG.info("A form was not taken: the field that people do not see was filled in");
            return Refusal.TRAPPED;
        }
        return switch (stamps.age(form.one("stamp"), form.one("idempotencyKey"), clock.instant())) {
            case TOO_FAST -> Refusal.TOO_FAST;
            case EXPIRED -> Refusal.EXPIRED;
            case FINE -> Refusal.NONE;
        };
    }
}
