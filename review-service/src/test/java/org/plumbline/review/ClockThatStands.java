package org.plumbline.review;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.test.junit.QuarkusTestProfile;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The clock of tests that say on which day they are. */
@Alternative
@Dependent
public class ClockThatStands {

    private static final String NOW = "plumbline.test.now";

    @Produces
    @Singleton
    Clock clock(@ConfigProperty(name = NOW) Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    /** The service on a day. */
    public abstract static class Day implements QuarkusTestProfile {

        private final String now;

        protected Day(String now) {
            this.now = now;
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(NOW, now);
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(ClockThatStands.class);
        }
    }
}
