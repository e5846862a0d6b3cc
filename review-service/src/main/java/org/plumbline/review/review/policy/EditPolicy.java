package org.plumbline.review.review.policy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.audit.Changes;
import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.Ids;
import org.plumbline.kit.web.Versions;
import org.plumbline.review.people.DeskPeople;
import org.plumbline.review.people.DeskPerson;
import org.plumbline.review.review.rule.Bar;
import org.plumbline.review.review.rule.Exclusion;
import org.plumbline.review.review.rule.PolicyRule;

/** Adds, changes and retires rows of the policy table. Reviews that are open already stay as they are until it is applied. */
@ApplicationScoped
public class EditPolicy {

    private static final Logger LOG = Logger.getLogger(EditPolicy.class);

    private final Policies policies;
    private final DeskPeople people;
    private final IdempotencyKeys keys;
    private final Audit audit;
    private final Clock clock;

    EditPolicy(Policies policies, DeskPeople people, IdempotencyKeys keys, Audit audit, Clock clock) {
        this.policies = policies;
        this.people = people;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Adds a row.
     *
     * @param key sent twice by the same person with the same row, it adds once
     * @return the id of the row
     */
    @Transactional
    public UUID add(@NotNull @Valid WantedRule wanted, @Nullable String key, Person by) {
        return keys.once(key, by.sub(), "add-policy-rule", wanted, () -> {
            Policy policy = policies.toChange();
            PolicyRule rule = rule(Ids.next(), wanted, List.of());
            append(policy, null, rule, "policy.added", by);
            return rule.id();
        });
    }

    /**
     * Changes a row.
     *
     * @param version of the row as it was read
     * @throws ProblemException 404 if there is none, or no more
     */
    @Transactional
    public void change(UUID ruleId, long version, @NotNull @Valid WantedRule wanted, Person by) {
        Policy policy = policies.toChange();
        PolicyRule before = toChange(policy, ruleId, version);
        PolicyRule rule = rule(ruleId, wanted, before.bar().exclusions());
        if (!rule.equals(before)) {
            append(policy, before, rule, "policy.changed", by);
        }
    }

    /** Takes a row out of the table; what it said stays in its history. */
    @Transactional
    public void retire(UUID ruleId, long version, Person by) {
        Policy policy = policies.toChange();
        PolicyRule before = toChange(policy, ruleId, version);
        append(policy, before, null, "policy.retired", by);
    }

    /** The table as it would be. */
    @Transactional
    public Policy preview(@Nullable UUID ruleId, @NotNull @Valid WantedRule wanted) {
        Policy policy = policies.current();
        List<Exclusion> known = policy.rows().stream()
                .filter(row -> row.rule().id().equals(ruleId))
                .flatMap(row -> row.rule().bar().exclusions().stream())
                .toList();
        return policy.with(rule(ruleId == null ? Ids.next() : ruleId, wanted, known));
    }

    private static PolicyRule toChange(Policy policy, UUID ruleId, long version) {
        Policy.Row row = policy.find(ruleId).orElseThrow(() -> ProblemException.notFound("row of the policy", ruleId));
        Versions.check(version, row.version(), () -> PolicyResource.RuleView.of(row));
        return row.rule();
    }

    private void append(
            Policy policy, @Nullable PolicyRule before, @Nullable PolicyRule after, String done, Person by) {
        PolicyRule kept = after == null ? before : after;
        if (kept == null) {
            throw new IllegalArgumentException("There is no row to be kept");
        }
        long version = policy.version() + 1;
        policies.append(version, kept, after == null, by, clock.instant());
        Map<String, Object> detail = new HashMap<>();
        detail.put("name", kept.name());
        detail.put("policyVersion", version);
        detail.put(Changes.FIELD, changes(before, after).toMap());
        audit.record(by, done, kept.id(), detail);
        LOG.infof("%s: row %s, version %d of the policy, by %s", done, kept.id(), version, by.sub());
    }

    private static Changes changes(@Nullable PolicyRule before, @Nullable PolicyRule after) {
        return new Changes()
                .add("name", before == null ? null : before.name(), after == null ? null : after.name())
                .add("match", before == null ? null : before.match(), after == null ? null : after.match())
                .add("values", before == null ? null : before.values(), after == null ? null : after.values())
                .add(
                        "risk",
                        before == null ? null : before.bar().risk(),
                        after == null ? null : after.bar().risk())
                .add(
                        "editorsNeeded",
                        before == null ? null : before.bar().editorsNeeded(),
                        after == null ? null : after.bar().editorsNeeded())
                .add("excluded", excluded(before), excluded(after))
                // Says of somebody's life what has to be able to vanish.
                .addWithheld("reasons", reasons(before), reasons(after));
    }

    private static List<String> excluded(@Nullable PolicyRule rule) {
        return rule == null
                ? List.of()
                : rule.bar().exclusions().stream()
                        .map(one ->
                                one.person().sub() + ": " + one.from().name().toLowerCase(Locale.ROOT))
                        .toList();
    }

    private static @Nullable List<String> reasons(@Nullable PolicyRule rule) {
        return rule == null || rule.bar().exclusions().isEmpty()
                ? null
                : rule.bar().exclusions().stream().map(Exclusion::reason).toList();
    }

    /** @param known the people whom the row excludes already; the desk may not know them any more */
    private PolicyRule rule(UUID id, WantedRule wanted, List<Exclusion> known) {
        wanted.refuseWhatFindsNothing();
        List<Exclusion> exclusions = new ArrayList<>();
        for (WantedRule.Excluded excluded : wanted.excluded()) {
            Person person = known.stream()
                    .map(Exclusion::person)
                    .filter(one -> one.sub().equals(excluded.sub()))
                    .findFirst()
                    .or(() -> people.find(excluded.sub()).map(DeskPerson::person))
                    .orElseThrow(() -> ProblemException.invalid("excluded", "must be people whom the desk has seen"));
            exclusions.add(new Exclusion(person, excluded.from(), excluded.reason()));
        }
        Bar bar = new Bar(wanted.risk(), wanted.editorsNeeded(), exclusions);
        return new PolicyRule(id, wanted.name(), wanted.match(), wanted.values(), bar);
    }
}
