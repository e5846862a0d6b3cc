package org.plumbline.claims.event;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import org.jboss.logging.Logger;

import org.plumbline.kit.identity.Deactivations;
import org.plumbline.kit.outbox.Event;

/** Denies everything to somebody whom review-service says was deactivated, until it says otherwise. */
@ApplicationScoped
class PersonEvents {

    private static final Logger LOG = Logger.getLogger(PersonEvents.class);

    private final Deactivations deactivations;
    private final ObjectReader data;

    PersonEvents(Deactivations deactivations, ObjectMapper json) {
        this.deactivations = deactivations;
        data = json.reader()
                .with(
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record PersonData(String sub) {}

    void deactivated(Event event) throws JsonProcessingException {
        String sub = data.treeToValue(event.data(), PersonData.class).sub();
        if (deactivations.deactivate(sub, event.time())) {
            LOG.infof("person.deactivated: %s can do nothing here any more", sub);
        }
    }

    void reactivated(Event event) throws JsonProcessingException {
        String sub = data.treeToValue(event.data(), PersonData.class).sub();
        if (deactivations.reactivate(sub)) {
            LOG.infof("person.reactivated: %s is let in again", sub);
        }
    }
}
