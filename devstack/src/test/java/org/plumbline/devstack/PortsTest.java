package org.plumbline.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.devstack.process.StackFailure;

class PortsTest {

    @Test
    void countsFromTheGateway() {
        Ports ports = new Ports(8080);

        assertThat(new int[] {
                    ports.keycloak(),
                    ports.claims(),
                    ports.reviews(),
                    ports.postgres(),
                    ports.kafka(),
                    ports.kafkaController(),
                    ports.keycloakManagement()
                })
                .containsExactly(8180, 8181, 8182, 8183, 8184, 8185, 8186);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_430, 99_999})
    void refusesWhatIsNoPort(int gateway) {
        assertThatThrownBy(() -> new Ports(gateway))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("--port");
    }

    @Test
    void namesThePortThatIsTakenAndTheWayOut() throws IOException {
        Ports ports = Ports.free();
        assertThatCode(ports::requireFree).doesNotThrowAnyException();
        try (ServerSocket taken = new ServerSocket(ports.kafka(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(ports::requireFree)
                    .isInstanceOf(StackFailure.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " (Kafka) is taken")
                    .hasMessageContaining("--port");
        }
    }
}
