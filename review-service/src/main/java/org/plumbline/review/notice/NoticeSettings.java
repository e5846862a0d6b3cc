package org.plumbline.review.notice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.Versions;

/** How everybody wants to be told. */
@ApplicationScoped
public class NoticeSettings {

    private final DataSource dataSource;
    private final ObjectMapper json;

    NoticeSettings(DataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /** One person's. */
    @Transactional
    public Settings of(String sub) {
        return of(List.of(sub)).getOrDefault(sub, Settings.AT_FIRST);
    }

    /** Those of several people; whoever is missing has settled nothing. */
    @Transactional
    public Map<String, Settings> of(Collection<String> subs) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select sub, ways, digest_hour, version from notice_settings where sub = any (?)")) {
            select.setArray(1, connection.createArrayOf("text", subs.toArray()));
            Map<String, Settings> settings = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    settings.put(
                            row.getString("sub"),
                            new Settings(
                                    ways(row.getString("ways")), row.getInt("digest_hour"), row.getLong("version")));
                }
            }
            return settings;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Cannot read how people want to be told", e);
        }
    }

    /** Kinds that an older or newer version knows are left out rather than refused. */
    private Map<NoticeKind, Way> ways(String stored) throws JsonProcessingException {
        Map<String, String> named = json.readValue(stored, new TypeReference<>() {});
        Map<NoticeKind, Way> ways = new EnumMap<>(NoticeKind.class);
        for (NoticeKind kind : NoticeKind.values()) {
            String way = named.get(kind.name());
            if (way != null) {
                ways.put(kind, Way.valueOf(way));
            }
        }
        return ways;
    }

    /**
     * Settles it.
     *
     * @param version that it was made from
     * @return what stands now
     * @throws ProblemException 412 with what stands if somebody, in another window, was faster; 422 for what cannot be
     */
    @Transactional
    public Settings change(String sub, Map<NoticeKind, Way> ways, int digestHour, long version) {
        for (Map.Entry<NoticeKind, Way> wanted : ways.entrySet()) {
            if (wanted.getValue() == Way.OFF && !wanted.getKey().canBeOff()) {
                throw ProblemException.invalid(
                        wanted.getKey().name(), "cannot be off: nobody can do their work without it");
            }
        }
        if (digestHour < 0 || digestHour > 23) {
            throw ProblemException.invalid("digestHour", "must be an hour from 0 to 23");
        }
        Settings wanted = new Settings(ways, digestHour, version + 1);
        if (!store(sub, wanted, version)) {
            Settings current = of(sub);
            Versions.check(version, current.version(), () -> current);
            throw ProblemException.stale(current);
        }
        return wanted;
    }

    private boolean store(String sub, Settings wanted, long version) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        insert into notice_settings as old (sub, ways, digest_hour, version)
                        select ?, ?::jsonb, ?, ? where ? = 0 or exists (select from notice_settings where sub = ?)
                        on conflict (sub) do update
                            set ways = excluded.ways, digest_hour = excluded.digest_hour, version = excluded.version
                            where old.version = excluded.version - 1""")) {
            upsert.setString(1, sub);
            upsert.setString(2, json.writeValueAsString(wanted.ways()));
            upsert.setInt(3, wanted.digestHour());
            upsert.setLong(4, wanted.version());
            upsert.setLong(5, version);
            upsert.setString(6, sub);
            return upsert.executeUpdate() == 1;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Cannot keep how somebody wants to be told", e);
        }
    }
}
