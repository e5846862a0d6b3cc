package org.plumbline.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.plumbline.gateway.config.AddressRange;
import org.plumbline.gateway.config.TrafficConfig;

class LimitsTest {

    private static final InetAddress CLIENT = InetAddress.ofLiteral("203.0.113.7");

    private final HandSetTime time = new HandSetTime();
    private final Limits limits = new Limits(new Config(), time);

    /** Three at once and twelve an hour of tips; of the API 100 a minute. */
    private static final class Config implements TrafficConfig {

        private record SomeRate(int burst, int requests, Duration per) implements Rate {}

        @Override
        public Optional<List<AddressRange>> trustedProxies() {
            return Optional.empty();
        }

        @Override
        public Limit limit() {
            return new Limit() {
                @Override
                public Rate tips() {
                    return new SomeRate(3, 12, Duration.ofHours(1));
                }

                @Override
                public Rate api() {
                    return new SomeRate(100, 100, Duration.ofMinutes(1));
                }
            };
        }
    }

    @Test
    void letsABurstThroughAndThenSaysHowLongToWait() {
        spendTips(3);

        assertThat(limits.takeTip(CLIENT)).hasValue(Duration.ofMinutes(5));
        time.pass(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(limits.takeTip(CLIENT)).hasValue(Duration.ofSeconds(1));
        time.pass(Duration.ofSeconds(1));
        spendTips(1);
        assertThat(limits.takeTip(CLIENT)).isPresent();
    }

    @Test
    void givesTheWholeBurstBackToWhoWasQuiet() {
        spendTips(3);

        time.pass(Duration.ofMinutes(15));

        spendTips(3);
        assertThat(limits.takeTip(CLIENT)).isPresent();
    }

    @Test
    void forgettingAnAddressGivesItNothing() {
        spendTips(3);

        time.pass(Duration.ofMinutes(14));

        spendTips(2);
        assertThat(limits.takeTip(CLIENT)).isPresent();
    }

    @Test
    void countsEachAddressForItself() {
        spendTips(3);

        assertThat(limits.takeTip(InetAddress.ofLiteral("203.0.113.8"))).isEmpty();
    }

    @Test
    void countsAHouseholdsAddressesTogether() {
        for (int i = 1; i <= 3; i++) {
            assertThat(limits.takeTip(InetAddress.ofLiteral("2001:db8:1:2::" + i)))
                    .isEmpty();
        }

        assertThat(limits.takeTip(InetAddress.ofLiteral("2001:db8:1:2:ffff::9")))
                .isPresent();
        assertThat(limits.takeTip(InetAddress.ofLiteral("2001:db8:1:3::1"))).isEmpty();
    }

    @Test
    void countsTipsAndTheApiApart() {
        spendTips(3);

        for (int i = 0; i < 100; i++) {
            assertThat(limits.takeApiRequest(CLIENT)).isEmpty();
        }
        assertThat(limits.takeApiRequest(CLIENT)).hasValue(Duration.ofMillis(600));
    }

    @Test
    void keepsNoMoreAddressesThanItHasRoomFor() {
        for (int i = 0; i < 60_000; i++) {
            limits.takeTip(InetAddress.ofLiteral("10.0." + i / 250 + "." + i % 250));
        }

        assertThat(limits.addresses()).isLessThanOrEqualTo(50_000);
    }

    private void spendTips(int count) {
        for (int i = 0; i < count; i++) {
            assertThat(limits.takeTip(CLIENT)).isEmpty();
        }
    }
}
