package org.plumbline.review.people;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Where people's mails go, as the login service said it last; kept apart from what else is known of them. */
@ApplicationScoped
public class MailAddresses {

    private static final int LONGEST = 254;

    /** One address and nothing else, in whatever header it is put. */
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s\\p{Cc}\\p{Cf}<>()\\[\\],;:\\\\\"@]+@[^\\s\\p{Cc}\\p{Cf}<>()\\[\\],;:\\\\\"@]+");

    private final DataSource dataSource;
    private final Clock clock;

    MailAddresses(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Somebody's, if it is known. */
    @Transactional
    public Optional<String> of(String sub) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select address from mail_address where sub = ?")) {
            select.setString(1, sub);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read somebody's mail address", e);
        }
    }

    /** As {@link #learn(Map)}, of one person. */
    @Transactional
    public void learn(String sub, Optional<String> address) {
        learn(Map.of(sub, address));
    }

    /**
     * Keeps what the login service says.
     *
     * @param addresses by the person's sub, empty for whoever has none; what is no plain address counts as none
     */
    @Transactional
    public void learn(Map<String, Optional<String>> addresses) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        insert into mail_address as old (sub, address, learned_at) values (?, ?, ?)
                        on conflict (sub) do update
                            set address = excluded.address, learned_at = excluded.learned_at
                            where old.address <> excluded.address""");
                PreparedStatement delete = connection.prepareStatement("delete from mail_address where sub = ?")) {
            // In one order, so that two who learn at once do not wait for each other in a circle.
            for (String sub : new TreeSet<>(addresses.keySet())) {
                Optional<String> address =
                        addresses.getOrDefault(sub, Optional.empty()).filter(MailAddresses::isPlain);
                if (address.isPresent()) {
                    upsert.setString(1, sub);
                    upsert.setString(2, address.get());
                    upsert.setTimestamp(3, Timestamp.from(clock.instant()));
                    upsert.executeUpdate();
                } else {
                    delete.setString(1, sub);
                    delete.executeUpdate();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot keep people's mail addresses", e);
        }
    }

    /** Whether it is one plain address, which can stand in a header. */
    public static boolean isPlain(String address) {
        return address.length() <= LONGEST && ADDRESS.matcher(address).matches();
    }
}
