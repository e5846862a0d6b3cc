package org.plumbline.review.correction;

import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.Ids;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.PublishedVerdicts;
import org.plumbline.review.reader.SealedAddresses;

/** Takes in what somebody says is wrong with a verdict. */
@ApplicationScoped
public class SendRequest {

    /** Whoever sends a request in without logging in. */
    public static final Person PUBLIC = new Person("public", "the public");

    private static final Logger LOG = Logger.getLogger(SendRequest.class);

    private final CorrectionRequests requests;
    private final PublishedVerdicts verdicts;
    private final SealedAddresses addresses;
    private final CorrectionsConfig config;
    private final TellEditors editors;
    private final IdempotencyKeys keys;
    private final Audit audit;
    private final EntityManager entities;
    private final Clock clock;

    SendRequest(
            CorrectionRequests requests,
            PublishedVerdicts verdicts,
            SealedAddresses addresses,
            CorrectionsConfig config,
            TellEditors editors,
            IdempotencyKeys keys,
            Audit audit,
            EntityManager entities,
            Clock clock) {
        this.requests = requests;
        this.verdicts = verdicts;
        this.addresses = addresses;
        this.config = config;
        this.editors = editors;
        this.keys = keys;
        this.audit = audit;
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * A request that was taken in.
     *
     * @param token the secret of a private link to it, which is kept nowhere
     */
    public record Taken(UUID id, String token) {}

    /** What an idempotency key stands for; of the address a digest that only we can make. */
    private record Request(NewRequest sent, @Nullable String address) {}

    /**
     * Stores the request, or finds what the same key stored before; then with a further link to it, as the first may never
     * have been shown.
     *
     * @throws ProblemException 422 if no such verdict is published; 409 {@code idempotency-key-reused}
     */
    @Transactional
    public Taken send(NewRequest sent, Person by, @Nullable String key) {
        String digest = sent.address()
                .map(address -> HexFormat.of().formatHex(addresses.digest(address)))
                .orElse(null);
        UUID id = keys.once(
                key, by.sub(), "correction-request", new Request(sent.withoutMail(), digest), () -> store(sent, by));
        return new Taken(id, requests.newLink(id));
    }

    private UUID store(NewRequest sent, Person by) {
        PublishedVerdict verdict = verdicts.bySlug(sent.verdict())
                .orElseThrow(() -> ProblemException.invalid("verdict", "must be one that is published"));
        Instant now = clock.instant();
        CorrectionRequest request = new CorrectionRequest(
                Ids.next(),
                verdict.verdictId(),
                verdict.revision(),
                sent,
                by,
                now,
                Shown.day(now).plusDays(config.days()));
        entities.persist(request);
        entities.flush();
        sent.address().ifPresent(address -> requests.keepAddress(request.id(), address, now));
        audit.record(
                by,
                "correction.requested",
                request.id(),
                Map.of("verdictId", verdict.verdictId(), "revision", verdict.revision(), "type", sent.type()));
        editors.of(request, by);
        LOG.infof("correction.requested: %s of verdict %s", request.id(), verdict.verdictId());
        return request.id();
    }
}
