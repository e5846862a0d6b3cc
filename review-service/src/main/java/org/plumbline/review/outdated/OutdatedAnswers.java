package org.plumbline.review.outdated;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.plumbline.kit.outbox.Outbox;

/**
 * Says which answers a change outdates, in the transaction of the change: to every cache by an event, and to the one that
 * the request came through by its answer, so that whoever made the change sees it at once.
 */
@ApplicationScoped
public class OutdatedAnswers {

    /** The event's type. */
    public static final String TYPE = "answers.outdated";

    private static final int VERSION = 1;

    private final Outbox outbox;
    private final OutdatedByRequest request;

    OutdatedAnswers(Outbox outbox, OutdatedByRequest request) {
        this.outbox = outbox;
        this.request = request;
    }

    /** Data of {@code answers.outdated}. */
    private record Outdated(List<String> keys) {}

    /** A revision was published: the pages of the verdict, of the other editions, and all lists. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void published(UUID verdictId, UUID claimId) {
        tell(verdictId, AnswerKeys.verdict(verdictId), AnswerKeys.claim(claimId), AnswerKeys.VERDICTS);
    }

    /** Something that is shown with verdicts changed: what stands in the log, figures, that they are checked again. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void shownWith(Collection<UUID> verdictIds) {
        Map<UUID, Outdated> data = verdictIds.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), id -> new Outdated(List.of(AnswerKeys.verdict(id)))));
        outbox.appendAll(TYPE, VERSION, data);
        data.values().forEach(outdated -> request.add(outdated.keys()));
    }

    /** What readers are told of a claim that is being checked changed; how many asked for it is as old as the page may be. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void beingChecked(UUID reviewId) {
        tell(reviewId, AnswerKeys.FRONT);
    }

    /**
     * Everything that is made of one of these changed.
     *
     * @param subject what changed; its changes are told in their order
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(UUID subject, String... keys) {
        List<String> all = List.of(keys);
        outbox.append(TYPE, VERSION, subject, new Outdated(all));
        request.add(all);
    }
}
