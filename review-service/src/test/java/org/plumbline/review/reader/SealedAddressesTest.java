package org.plumbline.review.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.plumbline.review.reader.SignedLinks.Purpose;

class SealedAddressesTest {

    private static final String ADDRESS = "reader@mail.example";
    private static final UUID OWNER = new UUID(1, 2);

    private final ReaderKeys keys = new ReaderKeys(new Config("a key of the tests, long enough for them"));
    private final ReaderKeys others = new ReaderKeys(new Config("another key of the tests, long enough too"));
    private final SealedAddresses addresses = new SealedAddresses(keys);

    private record Config(String key) implements ReadersConfig {

        @Override
        public Duration shortestTyping() {
            return Duration.ZERO;
        }

        @Override
        public Duration longestTyping() {
            return Duration.ofDays(1);
        }

        @Override
        public Duration keepContact() {
            return Duration.ofDays(1);
        }

        @Override
        public Duration keepUnconfirmed() {
            return Duration.ofDays(1);
        }

        @Override
        public String upkeepEvery() {
            return "off";
        }
    }

    @Test
    void opensWhatItSealed() {
        assertThat(addresses.open(addresses.seal(ADDRESS, OWNER), OWNER)).contains(ADDRESS);
    }

    @Test
    void hidesTheAddressAndThatItIsTheSame() {
        byte[] once = addresses.seal(ADDRESS, OWNER);
        assertThat(new String(once, StandardCharsets.ISO_8859_1)).doesNotContain("reader", "mail.example");
        assertThat(addresses.seal(ADDRESS, OWNER)).isNotEqualTo(once);
    }

    @Test
    void opensNothingForAnotherRowOrKeyOrThatWasChanged() {
        byte[] kept = addresses.seal(ADDRESS, OWNER);
        assertThat(addresses.open(kept, new UUID(1, 3))).isEmpty();
        assertThat(new SealedAddresses(others).open(kept, OWNER)).isEmpty();
        for (int i = 0; i < kept.length; i++) {
            byte[] changed = kept.clone();
            changed[i] ^= 1;
            assertThat(addresses.open(changed, OWNER)).as("byte %d", i).isEmpty();
        }
        assertThat(addresses.open(new byte[3], OWNER)).isEmpty();
    }

    @Test
    void knowsAnAddressAgainWithTheSameKeyOnly() {
        assertThat(addresses.digest("Reader@mail.example")).isEqualTo(addresses.digest(ADDRESS));
        assertThat(new SealedAddresses(others).digest(ADDRESS)).isNotEqualTo(addresses.digest(ADDRESS));
    }

    @Test
    void linksHoldForOnePurposeAndOneKey() {
        SignedLinks links = new SignedLinks(keys);
        String token = links.token(Purpose.CONFIRM, OWNER);
        assertThat(token).hasSize(54);
        assertThat(links.read(Purpose.CONFIRM, token)).contains(OWNER);
        assertThat(links.read(Purpose.UNSUBSCRIBE, token)).isEmpty();
        assertThat(new SignedLinks(others).read(Purpose.CONFIRM, token)).isEmpty();
        assertThat(links.read(Purpose.CONFIRM, "x")).isEmpty();
        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(links.read(Purpose.CONFIRM, changed))
                    .as("character %d", i)
                    .isEmpty();
        }
    }

    @Test
    void refusesAKeyThatCouldBeGuessed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReaderKeys(new Config("short")))
                .withMessageContaining("at least 32 characters");
    }
}
