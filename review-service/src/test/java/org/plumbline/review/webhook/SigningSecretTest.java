package org.plumbline.review.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;

import org.junit.jupiter.api.Test;

class SigningSecretTest {

    @Test
    void signsAsTheExampleOfStandardWebhooks() {
        // Computed with OpenSSL: printf %s "$id.$time.$payload" | openssl dgst -sha256 -mac hmac -macopt hexkey:…
        // -binary
        assertThat(new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                        .sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void isMadeOfThirtyTwoRandomBytesAndShowsNoneOfThem() {
        SigningSecret secret = SigningSecret.fresh();
        assertThat(secret.text())
                .startsWith("whsec_")
                .isNotEqualTo(SigningSecret.fresh().text());
        assertThat(Base64.getDecoder().decode(secret.text().substring(6))).hasSize(32);
        assertThat(secret).hasToString("whsec_…");
        assertThatThrownBy(() -> new SigningSecret("secret")).isInstanceOf(IllegalArgumentException.class);
    }
}
