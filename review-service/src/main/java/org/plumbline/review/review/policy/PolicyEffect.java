package org.plumbline.review.review.policy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import org.plumbline.kit.identity.Person;
import org.plumbline.review.inbox.ClaimSnapshot;
import org.plumbline.review.review.rule.Bar;
import org.plumbline.review.review.rule.Exclusion;
import org.plumbline.review.review.rule.Risk;

/** Says what a policy table would ask of the reviews that are open, before anybody decides on it. */
@ApplicationScoped
public class PolicyEffect {

    private static final int NAMED = 20;

    private final DataSource dataSource;
    private final ObjectMapper json;

    PolicyEffect(DataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /**
     * What would come of it, if it were applied to all.
     *
     * @param open reviews that are neither published nor dropped
     * @param highNow how many of these are of high risk
     * @param high how many would be
     * @param raised of how many it would ask more than is asked now, in risk, editors or exclusions
     * @param some of those, the newest first
     */
    @Schema(name = "PolicyEffect")
    public record Effect(long open, long highNow, long high, long raised, List<Raised> some) {}

    /** A review of which more would be asked. */
    @Schema(name = "PolicyEffectReview")
    public record Raised(UUID reviewId, String claim, String language) {}

    @Transactional
    public Effect of(Policy policy) {
        try (Connection connection = dataSource.getConnection()) {
            Map<UUID, List<Exclusion>> exclusions = exclusions(connection);
            long open = 0;
            long highNow = 0;
            long high = 0;
            long raised = 0;
            List<Raised> some = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("""
                            select r.id, r.risk, r.editors_needed, s.data
                            from review r join claim_snapshot s on s.id = r.snapshot_id
                            where r.state not in ('PUBLISHED', 'DROPPED') order by r.id desc""");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject("id", UUID.class);
                    Bar before = new Bar(
                            Risk.valueOf(row.getString("risk")),
                            row.getInt("editors_needed"),
                            exclusions.getOrDefault(id, List.of()));
                    ClaimSnapshot claim = json.readValue(row.getString("data"), ClaimSnapshot.class);
                    Bar after = before.raisedBy(policy.assess(claim));
                    open++;
                    highNow += before.risk() == Risk.HIGH ? 1 : 0;
                    high += after.risk() == Risk.HIGH ? 1 : 0;
                    if (!after.equals(before)) {
                        raised++;
                        if (some.size() < NAMED) {
                            some.add(new Raised(id, claim.standalone(), claim.language()));
                        }
                    }
                }
            }
            return new Effect(open, highNow, high, raised, some);
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Cannot say what the policy would do", e);
        }
    }

    private static Map<UUID, List<Exclusion>> exclusions(Connection connection) throws SQLException {
        Map<UUID, List<Exclusion>> exclusions = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                        select e.review_id, e.sub, e.name, e.reach, e.reason
                        from standing_exclusion e join review r on r.id = e.review_id
                        where r.state not in ('PUBLISHED', 'DROPPED') order by e.excluded_at, e.id""");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                exclusions
                        .computeIfAbsent(row.getObject("review_id", UUID.class), id -> new ArrayList<>())
                        .add(new Exclusion(
                                new Person(row.getString("sub"), row.getString("name")),
                                Exclusion.From.valueOf(row.getString("reach")),
                                row.getString("reason")));
            }
        }
        return exclusions;
    }
}
