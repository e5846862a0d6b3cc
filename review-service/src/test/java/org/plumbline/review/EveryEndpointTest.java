package org.plumbline.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.devstack.conformance.RoleWalk;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class EveryEndpointTest {

    @Test
    void answersEachRoleAsItDeclares() throws IOException, InterruptedException {
        assertThat(RoleWalk.findings(URI.create("http://localhost:" + RestAssured.port)))
                .isEmpty();
    }
}
