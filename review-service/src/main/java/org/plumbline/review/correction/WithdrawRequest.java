package org.plumbline.review.correction;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import org.plumbline.kit.audit.Audit;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.correction.rule.RequestAction;

/** What whoever sent a request can still do about it: take it back, or have their address deleted. */
@ApplicationScoped
public class WithdrawRequest {

    private static final Logger LOG = Logger.getLogger(WithdrawRequest.class);

    private final CorrectionRequests requests;
    private final Audit audit;
    private final Clock clock;

    WithdrawRequest(CorrectionRequests requests, Audit audit, Clock clock) {
        this.requests = requests;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes the request back, and deletes what it said and the address.
     *
     * @return whether the link led to one
     * @throws ProblemException 409 {@code request-state} if the desk has decided already
     */
    @Transactional
    public boolean withdraw(String token) {
        Optional<CorrectionRequest> found = requests.byLink(token);
        if (found.isEmpty()) {
            return false;
        }
        CorrectionRequest request = requests.toChange(found.get().id());
        request.withdraw(clock.instant());
        requests.forgetAddress(request.id());
        audit.record(SendRequest.PUBLIC, RequestAction.WITHDRAW.done(), request.id(), Map.of("state", request.state()));
        LOG.infof("%s: %s", RequestAction.WITHDRAW.done(), request.id());
        return true;
    }

    /**
     * Deletes the address; the request stays.
     *
     * @return whether the link led to one
     */
    @Transactional
    public boolean forgetAddress(String token) {
        Optional<CorrectionRequest> found = requests.byLink(token);
        found.map(CorrectionRequest::id).filter(requests::forgetAddress).ifPresent(id -> {
            audit.record(SendRequest.PUBLIC, "correction.address-deleted", id, Map.of());
            LOG.infof("correction.address-deleted: %s", id);
        });
        return found.isPresent();
    }
}
