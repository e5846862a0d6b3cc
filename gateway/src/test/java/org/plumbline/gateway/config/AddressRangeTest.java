package org.plumbline.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({
        "10.42.0.0/16,    10.42.255.255,      true",
        "10.42.0.0/16,    10.43.0.0,          false",
        "10.42.0.7,       10.42.0.7,          true",
        "10.42.0.7,       10.42.0.6,          false",
        "10.42.0.0/31,    10.42.0.1,          true",
        "10.42.0.0/31,    10.42.0.2,          false",
        "0.0.0.0/0,       203.0.113.7,        true",
        "0.0.0.0/0,       ::1,                false",
        "fd00::/8,        fdff::1,            true",
        "fd00::/8,        fe80::1,            false",
        "::ffff:10.0.0.1, 10.0.0.1,           true",
        "::1/128,         127.0.0.1,          false",
    })
    void containsItsAddressesOnly(String range, String address, boolean contained) {
        assertThat(AddressRange.of(range).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "proxy",
                "10.42.0.0/33",
                "fd00::/129",
                "10.42.0.0/-1",
                "10.42.0.0/x",
                "10.42/16/2",
                "10.42.0.0.0"
            })
    void refusesWhatIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.of(text));
    }
}
