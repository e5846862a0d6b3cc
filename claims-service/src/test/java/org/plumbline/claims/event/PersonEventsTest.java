package org.plumbline.claims.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import org.plumbline.claims.Tokens;
import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.time.Ids;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class PersonEventsTest {

    private static final Path REVIEW_SERVICE_SAMPLES = Path.of("../review-service/src/test/resources/events");

    @Inject
    ReviewEvents consumer;

    @Inject
    ObjectMapper json;

    private final String name = "leaver-" + Ids.next();

    @Test
    void deniesEverythingFromTheEventOnAndLetsInAgain() throws IOException {
        assertThat(get("/api/claims", "*/*").statusCode()).isEqualTo(200);

        consumer.receive(message("person.deactivated"));

        Response denied = get("/api/claims", "*/*");
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(denied.contentType()).isEqualTo("application/problem+json");
        assertThat(denied.jsonPath().getString("detail")).contains("deactivated");
        Response page = get("/desk/inbox", "text/html");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.asString()).contains("Your account was deactivated");
        assertThat(Tokens.checker().get("/api/claims").statusCode()).isEqualTo(200);

        consumer.receive(message("person.deactivated"));
        consumer.receive(message("person.reactivated"));
        assertThat(get("/api/claims", "*/*").statusCode()).isEqualTo(200);
    }

    private Response get(String path, String accept) {
        return Tokens.as(name, Roles.FACT_CHECKER).accept(accept).get(path);
    }

    private ConsumerRecord<String, String> message(String type) throws IOException {
        ObjectNode event =
                (ObjectNode) json.readTree(Files.readString(REVIEW_SERVICE_SAMPLES.resolve(type + ".v1.json")));
        event.put("id", Ids.next().toString());
        ((ObjectNode) event.get("data")).put("sub", "sub-" + name);
        return new ConsumerRecord<>("plumbline.reviews", 0, 0, "key", event.toString());
    }
}
