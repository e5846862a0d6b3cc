package org.plumbline.review.review;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.audit.Changes;
import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.text.LanguageTags;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.inbox.ClaimSnapshot;
import org.plumbline.review.inbox.ClaimSnapshots;
import org.plumbline.review.review.ReviewChanges.Outcome;
import org.plumbline.review.review.policy.Policies;
import org.plumbline.review.review.policy.Policy;
import org.plumbline.review.review.rule.Action;
import org.plumbline.review.review.rule.Actor;
import org.plumbline.review.review.rule.Bar;
import org.plumbline.review.text.Text;
import org.plumbline.review.verdict.Draft;
import org.plumbline.review.verdict.Kind;
import org.plumbline.review.verdict.LanguageTag;
import org.plumbline.review.verdict.PublicVerdict;
import org.plumbline.review.verdict.Revision;
import org.plumbline.review.verdict.Verdict;
import org.plumbline.review.verdict.Verdicts;

/**
 * Opens a review that changes a published verdict, or leads to its edition in another language. It starts from what is
 * published, but for the claim, which is as it is now. Whoever wrote any of that is an author of it.
 */
@ApplicationScoped
public class OpenFollowUp {

    private static final Logger LOG = Logger.getLogger(OpenFollowUp.class);

    private final ReviewChanges changes;
    private final ReviewFiles files;
    private final FollowUps followUps;
    private final Verdicts verdicts;
    private final ClaimSnapshots claims;
    private final CarryOver carrying;
    private final Policies policies;
    private final Workflows workflows;
    private final DueDates dueDates;
    private final ReviewEvents events;
    private final IdempotencyKeys keys;
    private final Audit audit;
    private final EntityManager entities;

    OpenFollowUp(
            ReviewChanges changes,
            ReviewFiles files,
            FollowUps followUps,
            Verdicts verdicts,
            ClaimSnapshots claims,
            CarryOver carrying,
            Policies policies,
            Workflows workflows,
            DueDates dueDates,
            ReviewEvents events,
            IdempotencyKeys keys,
            Audit audit,
            EntityManager entities) {
        this.changes = changes;
        this.files = files;
        this.followUps = followUps;
        this.verdicts = verdicts;
        this.claims = claims;
        this.carrying = carrying;
        this.policies = policies;
        this.workflows = workflows;
        this.dueDates = dueDates;
        this.events = events;
        this.keys = keys;
        this.audit = audit;
        this.entities = entities;
    }

    /**
     * What is to be done about a verdict.
     *
     * @param kind {@code INITIAL} for an edition in another language
     * @param reason why, for the desk; what readers are told is part of the draft
     * @param language of the edition; null for any other kind
     */
    public record FollowUp(
            @NotNull Kind kind,

            @NotBlank @Size(max = 1000) @Pattern(regexp = Text.LINES, message = Text.PLAIN)
            String reason,

            @Nullable @Size(max = 35) @LanguageTag String language) {

        public FollowUp {
            reason = Text.orEmpty(reason);
            String tag = Text.orNull(language);
            language = tag == null ? null : LanguageTags.canonical(tag).orElse(tag);
        }
    }

    /**
     * Opens it for somebody of the desk.
     *
     * @param change names the review that published the verdict as it stands
     * @param key sent twice by the same actor with the same follow-up, it opens one
     * @return the new review's id
     */
    @Transactional
    public UUID open(Change change, @NotNull @Valid FollowUp followUp, @Nullable String key) {
        if ((followUp.kind() == Kind.INITIAL) == (followUp.language() == null)) {
            throw ProblemException.invalid(
                    "language",
                    followUp.language() == null
                            ? "is needed for another edition"
                            : "belongs to another edition alone, whose kind is INITIAL");
        }
        return keys.once(key, change.actor().sub(), "follow-up", new Request(change.reviewId(), followUp), () -> {
            UUID id = Ids.next();
            verdicts.ofReview(change.reviewId()).map(Verdict::id).ifPresent(followUps::lock);
            changes.make(
                    change,
                    Action.FOLLOW_UP,
                    (file, now) -> begin(id, file, followUp, change.actor().person(), now));
            return id;
        });
    }

    /** Opens one of a verdict as it stands, of which the caller knows that none is open. */
    UUID openOfNewest(UUID verdictId, FollowUp followUp, Actor actor) {
        UUID id = Ids.next();
        UUID published = verdicts.newest(verdictId).revision().reviewId();
        changes.make(
                new Change(published, files.toRead(published).review().version(), actor),
                Action.FOLLOW_UP,
                (file, now) -> begin(id, file, followUp, actor.person(), now));
        return id;
    }

    /**
     * Opens a recheck of a verdict for the system, unless somebody works on the verdict already.
     *
     * @param revision the one that was found not to fit; a newer one is judged on its own
     * @param reason what has come in
     * @return the new review's id; empty if a follow-up is open, or the verdict has moved on
     */
    @Transactional
    public Optional<UUID> recheck(UUID verdictId, int revision, String reason) {
        followUps.lock(verdictId);
        if (followUps.open(verdictId).isPresent()) {
            return Optional.empty();
        }
        Revision newest = verdicts.newest(verdictId).revision();
        if (newest.number() != revision) {
            return Optional.empty();
        }
        UUID id = Ids.next();
        changes.follow(
                newest.reviewId(),
                Person.SYSTEM,
                Action.FOLLOW_UP.done(),
                (file, now) -> begin(id, file, new FollowUp(Kind.RECHECK, reason, null), Person.SYSTEM, now));
        return Optional.of(id);
    }

    /** What an idempotency key stands for. */
    private record Request(UUID reviewId, FollowUp followUp) {}

    private Outcome begin(UUID id, ReviewFile base, FollowUp wanted, Person by, Instant now) {
        Review published = base.review();
        Verdicts.Published verdict = verdicts.ofReview(published.id())
                .map(found -> verdicts.newest(found.id()))
                .orElseThrow(() -> new IllegalStateException("Review " + published.id() + " published no verdict"));
        UUID verdictId = verdict.verdict().id();
        if (!verdict.revision().reviewId().equals(published.id())) {
            throw ProblemException.rule(
                    "verdict-moved-on",
                    "The verdict has a newer revision than the one that this review published: start from review "
                            + verdict.revision().reviewId() + ".");
        }
        UUID newest = claims.newest(published.claimId());
        ClaimSnapshot claim = claims.get(newest).claim();
        Set<Person> rewriters = claims.wroteBetween(published.snapshotId(), newest);
        Review review = wanted.kind() == Kind.INITIAL
                ? edition(id, published, newest, Objects.requireNonNull(wanted.language()), now)
                : change(id, published, newest, wanted, verdict, now);
        if (!claim.saysWhat(base.claim().claim())) {
            review.note(movedOn(rewriters));
        }
        Policy policy = policies.current();
        Bar bar = base.bar().raisedBy(policy.assess(base.claim().claim())).raisedBy(policy.assess(claim));
        review.require(bar);
        review.meetsPolicy(policy.version());
        review.schedule(dueDates.of(now, bar.risk()));
        entities.persist(review);
        entities.flush();
        bar.exclusions().forEach(exclusion -> workflows.exclude(id, exclusion, policy.version(), now));
        carrying.carry(base, review, claim, rewriters, now);
        audit.record(
                by,
                "review.opened",
                id,
                Map.of(
                        "claimId",
                        review.claimId(),
                        "risk",
                        review.risk(),
                        "kind",
                        wanted.kind(),
                        "reason",
                        wanted.reason(),
                        "verdictId",
                        verdictId,
                        Changes.FIELD,
                        Trace.NOTHING.to(Trace.of(files.toRead(id))).toMap()));
        events.opened(review);
        LOG.infof(
                "review.opened: %s %s of verdict %s with %d sources, by %s",
                wanted.kind(), id, verdictId, base.evidence().size(), by.sub());
        Map<String, Object> detail = new HashMap<>();
        detail.put("followUp", id);
        detail.put("kind", wanted.kind());
        detail.put("reason", wanted.reason());
        return Outcome.changed(detail);
    }

    private Review change(
            UUID id, Review published, UUID claim, FollowUp wanted, Verdicts.Published verdict, Instant now) {
        if (followUps.open(verdict.verdict().id()).isPresent()) {
            throw alreadyOpen();
        }
        PublicVerdict stands = verdict.revision().content();
        if (wanted.kind() == Kind.MINOR && stands.kind() == Kind.RETRACTION) {
            throw ProblemException.rule(
                    "retracted", "The verdict is retracted: what puts it back is no minor correction.");
        }
        Review review = following(id, published, claim, wanted.kind(), stands.language(), now);
        review.followUp(verdict.verdict().id(), verdict.revision().number(), wanted.reason());
        review.write(new Draft(
                stands.rating().slug(),
                stands.headline(),
                stands.summary(),
                stands.body(),
                stands.methodology(),
                stands.language(),
                stands.ratingNow() == null ? null : stands.ratingNow().slug(),
                null));
        return review;
    }

    private Review edition(UUID id, Review published, UUID claim, String language, Instant now) {
        if (verdicts.exists(published.claimId(), language)
                || followUps.editionIsBeingMade(published.claimId(), language)) {
            throw ProblemException.rule(
                    "edition-exists", "The claim has a verdict in this language already, or one is being written.");
        }
        return following(id, published, claim, Kind.INITIAL, language, now);
    }

    private static Review following(UUID id, Review published, UUID claim, Kind kind, String language, Instant now) {
        return new Review(id, published.claimId(), claim, kind, published.risk(), language, now);
    }

    private static String movedOn(Set<Person> by) {
        String names = by.stream().map(Person::name).collect(Collectors.joining(", "));
        return "The claim is not as it was published" + (names.isEmpty() ? "" : ": it was changed by " + names)
                + ". This review goes on with it as it is now.";
    }

    static ProblemException alreadyOpen() {
        return ProblemException.rule(
                "follow-up-open", "This verdict is being worked on already: one review at a time changes it.");
    }
}
