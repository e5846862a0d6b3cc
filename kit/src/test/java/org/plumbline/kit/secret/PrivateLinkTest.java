package org.plumbline.kit.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateLinkTest {

    @Test
    void makesAnotherSecretEachTime() {
        String token = PrivateLink.fresh();

        assertThat(PrivateLink.isOne(token)).isTrue();
        assertThat(PrivateLink.fresh()).isNotEqualTo(token);
        assertThat(PrivateLink.digest(token)).hasSize(64).doesNotContain(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "../../../../../../../../../etc/pa", "abcdefghijklmnopqrstuvwxyzABCDEF0"})
    void knowsWhatIsNone(String token) {
        assertThat(PrivateLink.isOne(token)).isFalse();
    }
}
