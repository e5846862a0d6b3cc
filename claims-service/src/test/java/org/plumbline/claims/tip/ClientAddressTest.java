package org.plumbline.claims.tip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7,                  203.0.113.7",
        "' 203.0.113.7 ',              203.0.113.7",
        "::ffff:203.0.113.7,           203.0.113.7",
        "2001:db8:1:2::7,              20010db800010002/64",
        "2001:db8:1:2:ffff:1:2:3,      20010db800010002/64",
        "2001:db8:1:3::7,              20010db800010003/64",
        "fe80:0:0:0:1:2:3:4%eth0,      fe80000000000000/64",
    })
    void readsOneHouseholdFromItsAddresses(String address, String expected) {
        assertThat(ClientAddress.network(address)).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "localhost", "203.0.113.7:80", "_hidden"})
    void takesNothingElseForAnAddress(String address) {
        assertThat(ClientAddress.network(address)).isEmpty();
    }
}
