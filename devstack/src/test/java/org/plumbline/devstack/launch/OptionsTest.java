package org.plumbline.devstack.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.plumbline.devstack.Ports;

class OptionsTest {

    @Test
    void upHasDefaults() {
        assertThat(Up.of(List.of())).isEqualTo(new Up(false, new Ports(8080)));
        assertThat(Up.of(List.of("--port", "9080", "--fresh"))).isEqualTo(new Up(true, new Ports(9080)));
    }

    @Test
    void refitKnowsItsPortAndNothingElse() {
        assertThat(Refit.of(List.of())).isEqualTo(new Refit(new Ports(8080)));
        assertThat(Refit.of(List.of("--port", "9080"))).isEqualTo(new Refit(new Ports(9080)));
        assertThatThrownBy(() -> Refit.of(List.of("--fresh"))).isInstanceOf(UsageFailure.class);
        assertThatThrownBy(() -> Refit.of(List.of("--port", "many"))).isInstanceOf(UsageFailure.class);
    }

    @Test
    void upRefusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> Up.of(List.of("--prot", "9080"))).isInstanceOf(UsageFailure.class);
        assertThatThrownBy(() -> Up.of(List.of("--port"))).isInstanceOf(UsageFailure.class);
        assertThatThrownBy(() -> Up.of(List.of("--port", "many"))).isInstanceOf(UsageFailure.class);
    }

    @Test
    void auditTakesASealAsItWasPrinted() {
        String seal = "review:12:" + "0a".repeat(32);

        assertThat(Audit.of(List.of())).isEqualTo(new Audit(new Ports(8080), null));
        assertThat(Audit.of(List.of("--port", "9080", "--seal", seal))).isEqualTo(new Audit(new Ports(9080), seal));
        assertThatThrownBy(() -> Audit.of(List.of("--seal"))).isInstanceOf(UsageFailure.class);
        assertThatThrownBy(() -> Audit.of(List.of("--seal", "review:12"))).isInstanceOf(UsageFailure.class);
        assertThatThrownBy(() -> Audit.of(List.of("--fresh"))).isInstanceOf(UsageFailure.class);
    }

    @Test
    void verifyWantsAnAddressAndHandsOnTheRest() {
        String url = "https://desk.example/verdicts/slug";

        assertThat(Verify.of(List.of(url))).isEqualTo(new Verify(url, List.of()));
        assertThat(Verify.of(List.of("--save", "f", url, "--key", "k")))
                .isEqualTo(new Verify(url, List.of("--save", "f", "--key", "k")));
        assertThatThrownBy(() -> Verify.of(List.of())).isInstanceOf(UsageFailure.class);
        assertThatThrownBy(() -> Verify.of(List.of(url, url))).isInstanceOf(UsageFailure.class);
        assertThatThrownBy(() -> Verify.of(List.of(url, "--bundle"))).isInstanceOf(UsageFailure.class);
        assertThatThrownBy(() -> Verify.of(List.of(url, "--known", "x"))).isInstanceOf(UsageFailure.class);
    }
}
