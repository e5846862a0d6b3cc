package org.plumbline.claims.register;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.ClaimRevisions;
import org.plumbline.claims.claim.ClaimState;
import org.plumbline.claims.claim.Claims;
import org.plumbline.claims.event.ClaimEvents;
import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;

/** Gives a topic another name, on every claim that is on it; into a name in use, it merges the two. */
@ApplicationScoped
class RenameTopic {

    private static final Logger LOG = Logger.getLogger(RenameTopic.class);

    private final Claims claims;
    private final ClaimRevisions revisions;
    private final ClaimEvents events;
    private final Audit audit;

    RenameTopic(Claims claims, ClaimRevisions revisions, ClaimEvents events, Audit audit) {
        this.claims = claims;
        this.revisions = revisions;
        this.events = events;
        this.audit = audit;
    }

    /**
     * Renames it. Each claim gets its revision and its audit row, so that the history of one shows what became of it.
     *
     * @return how many claims it was on
     * @throws ProblemException 404 if no claim is on it, 409 {@code topic-unchanged}
     */
    @Transactional
    int rename(String from, String to, Person by) {
        if (from.equals(to)) {
            throw ProblemException.rule("topic-unchanged", "The topic is called " + to + " already.");
        }
        List<Claim> found = claims.onTopicToChange(from);
        if (found.isEmpty()) {
            throw ProblemException.of(ProblemType.NOT_FOUND, "No claim is on the topic " + from + ".");
        }
        String comment = "Topic " + from + " renamed to " + to;
        for (Claim claim : found) {
            LinkedHashSet<String> topics = new LinkedHashSet<>();
            claim.statement().topics().forEach(topic -> topics.add(topic.equals(from) ? to : topic));
            revisions.revise(claim, claim.statement().onTopics(List.copyOf(topics)), claim.claimant(), by, comment);
            audit.record(by, "claim.changed", claim.id(), Map.of("fields", List.of("Topics"), "comment", comment));
            if (claim.state() != ClaimState.REJECTED && claim.mergedInto() == null) {
                events.changed(claim, by);
            }
        }
        claims.flush();
        LOG.infof("Topic %s renamed to %s on %d claims", from, to, found.size());
        return found.size();
    }
}
