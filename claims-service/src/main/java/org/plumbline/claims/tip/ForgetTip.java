package org.plumbline.claims.tip;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import org.plumbline.kit.audit.Audit;

/** Deletes a tip because the one who sent it wishes so: the words, where they were seen, and every link to it. */
@ApplicationScoped
class ForgetTip {

    private static final Logger LOG = Logger.getLogger(ForgetTip.class);

    private final Tips tips;
    private final Audit audit;

    ForgetTip(Tips tips, Audit audit) {
        this.tips = tips;
        this.audit = audit;
    }

    /**
     * Deletes the tip. Its claim stays, and so does the count: neither says whose they are.
     *
     * @return whether the link led to one
     */
    @Transactional
    boolean forget(String token) {
        Optional<UUID> id = tips.byLink(token);
        if (id.isEmpty() || !tips.deleteById(id.get())) {
            return false;
        }
        audit.record(SendTip.PUBLIC, "tip.forgotten", id.get(), Map.of());
        LOG.infof("Tip %s forgotten", id.get());
        return true;
    }
}
