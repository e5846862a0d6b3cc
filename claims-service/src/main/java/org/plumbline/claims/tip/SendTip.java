package org.plumbline.claims.tip;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.Claims;
import org.plumbline.claims.claim.NormalisedText;
import org.plumbline.claims.claim.Statement;
import org.plumbline.claims.event.ClaimEvents;
import org.plumbline.claims.intake.SubmitClaim;
import org.plumbline.claims.quantity.reading.Context;
import org.plumbline.claims.quantity.reading.QuantityReader;
import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.Ids;
import org.plumbline.kit.time.PartialDate;
import org.plumbline.kit.web.Shown;

/** Takes in a tip: on the claim that says the same if there is one, else on a new one. */
@ApplicationScoped
class SendTip {

    /** Whoever sends in a tip without logging in. */
    static final Person PUBLIC = new Person("public", "the public");

    private static final Logger LOG = Logger.getLogger(SendTip.class);
    private static final String OPERATION = "send-tip";

    private final Tips tips;
    private final SameText sameText;
    private final Askers askers;
    private final Claims claims;
    private final SubmitClaim submitClaim;
    private final ClaimEvents events;
    private final Audit audit;
    private final IdempotencyKeys keys;
    private final Clock clock;

    SendTip(
            Tips tips,
            SameText sameText,
            Askers askers,
            Claims claims,
            SubmitClaim submitClaim,
            ClaimEvents events,
            Audit audit,
            IdempotencyKeys keys,
            Clock clock) {
        this.tips = tips;
        this.sameText = sameText;
        this.askers = askers;
        this.claims = claims;
        this.submitClaim = submitClaim;
        this.events = events;
        this.audit = audit;
        this.keys = keys;
        this.clock = clock;
    }

    /** What came of what the public sent. */
    sealed interface Outcome {

        /** It was stored; the token leads to it, and is known to nobody else. */
        record Received(String token) implements Outcome {}

        /** The same asker sent the same before, so nothing was stored; this is the claim that stands for it. */
        record KnownAlready(Claim claim) implements Outcome {}
    }

    /**
     * Stores what somebody sent without logging in, or finds what the same form stored before. A repeated form gets
     * another link to the same tip, because the browser may never have shown the first one.
     *
     * @param address where it comes from; only a salted digest of it is kept, and only for a while
     * @throws ProblemException 409 {@code idempotency-key-reused}
     */
    @Transactional
    Outcome fromPublic(NewTip sent, String address, String key) {
        UUID stored = keys.once(key, PUBLIC.sub(), OPERATION, sent, () -> receive(sent, PUBLIC, address));
        if (tips.findByIdOptional(stored).isPresent()) {
            return new Outcome.Received(tips.newLink(stored));
        }
        return sameText.standing(stored)
                .<Outcome>map(standing -> new Outcome.KnownAlready(claims.findById(standing)))
                .orElseThrow(() -> ProblemException.rule(
                        "idempotency-key-reused", "This form was sent before, and what it sent was deleted since."));
    }

    /**
     * Stores what a partner sent, or finds what it stored with the same key before.
     *
     * @return the tip's id
     * @throws ProblemException 409 {@code idempotency-key-reused}
     */
    @Transactional
    UUID fromPartner(NewTip sent, Person partner, @Nullable String key) {
        return keys.once(key, partner.sub(), OPERATION, sent, () -> receive(sent, partner, null));
    }

    /** The id of the tip; or of its claim, if the same asker sent the same before. */
    private UUID receive(NewTip sent, Person by, @Nullable String address) {
        Instant now = clock.instant();
        NormalisedText text = NormalisedText.of(sent.text());
        sameText.hold(text);
        UUID said = sameText.claim(text)
                .orElseGet(
                        () -> submitClaim.submit(statement(sent, now), by, null).id());
        if (address != null && askers.haveAsked(address, List.of(said), now)) {
            return said;
        }
        Claim standing = standing(said);
        if (address == null || !askers.haveAsked(address, sameText.family(standing.id()), now)) {
            standing.noteDemand((int) Math.min(Integer.MAX_VALUE, (long) standing.demand() + sent.people()));
            events.askedFor(standing);
        }
        if (address != null) {
            askers.note(address, said, now);
        }
        Tip tip = new Tip(Ids.next(), said, sent, by, now);
        tips.persistAndFlush(tip);
        audit.record(by, "tip.received", tip.id(), Map.of("claim", said));
        LOG.infof("Tip %s received on claim %s", tip.id(), said);
        return tip.id();
    }

    /** The claim that stands for another, held; while this waits for it, somebody may merge it into a third. */
    private Claim standing(UUID said) {
        UUID id = sameText.standing(said).orElseThrow(() -> ProblemException.notFound("claim", said));
        while (true) {
            UUID held = id;
            Claim claim = claims.getToChange(held).orElseThrow(() -> ProblemException.notFound("claim", held));
            UUID next = claim.mergedInto();
            if (next == null) {
                return claim;
            }
            id = next;
        }
    }

    private static Statement statement(NewTip sent, Instant now) {
        return new Statement(
                sent.text(),
                sent.language(),
                null,
                null,
                null,
                null,
                sent.seen() == null ? List.of() : List.of(sent.seen()),
                List.of(),
                QuantityReader.read(
                        sent.text(),
                        Locale.forLanguageTag(sent.language()),
                        Context.published(PartialDate.ofDay(Shown.day(now)))));
    }
}
