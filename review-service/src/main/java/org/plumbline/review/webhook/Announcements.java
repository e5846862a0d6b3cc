package org.plumbline.review.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.plumbline.kit.time.Ids;
import org.plumbline.review.site.Site;
import org.plumbline.review.verdict.Kind;
import org.plumbline.review.verdict.Verdicts;

/** Has partners told of what happens to verdicts, in the transaction in which it happens; it is sent after the commit. */
@ApplicationScoped
public class Announcements {

    private static final String PING = "ping";

    private final Outgoing outgoing;
    private final Site site;
    private final ObjectMapper json;
    private final Clock clock;

    Announcements(Outgoing outgoing, Site site, ObjectMapper json, Clock clock) {
        this.outgoing = outgoing;
        this.site = site;
        this.json = json;
        this.clock = clock;
    }

    /** A revision is published. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void published(Verdicts.Published published) {
        Kind kind = published.revision().content().kind();
        EventType type = EventType.ofPublication(kind);
        announce(
                type,
                "revision:" + published.revision().id(),
                published.revision().reviewId(),
                published.revision().publishedAt(),
                data(published, kind, true));
    }

    /**
     * A recheck of a verdict is opened.
     *
     * @param standing the verdict as readers see it meanwhile
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recheckOpened(Verdicts.Published standing, UUID review) {
        announce(
                EventType.RECHECK_OPENED,
                "review:" + review,
                review,
                clock.instant(),
                data(standing, Kind.RECHECK, false));
    }

    /** Something to try a webhook with; says under which id. */
    UUID ping(UUID webhook) {
        Instant now = clock.instant();
        String payload = written(new Payload(
                PING, now, new Payload.OfPing("This is a test. If you can check its signature, all is well.")));
        return outgoing.add(List.of(webhook), new Outgoing.Message(PING, PING + ":" + Ids.next(), null, payload, now))
                .getFirst();
    }

    private Payload.OfVerdict data(Verdicts.Published verdict, Kind kind, boolean published) {
        return Payload.OfVerdict.of(verdict, site.verdictUrl(verdict.verdict().slug()), kind, published);
    }

    private void announce(EventType type, String occasion, UUID review, Instant at, Payload.OfVerdict data) {
        List<UUID> wanting = outgoing.wanting(type);
        if (!wanting.isEmpty()) {
            String payload = written(new Payload(type.wireName(), at, data));
            outgoing.add(wanting, new Outgoing.Message(type.wireName(), occasion, review, payload, clock.instant()));
        }
    }

    private String written(Payload payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write what partners are to be told", e);
        }
    }
}
