package org.plumbline.claims;

import static io.restassured.RestAssured.given;

import java.nio.charset.StandardCharsets;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;

import org.plumbline.devstack.TokensForTests;

/** Requests of people with their roles. */
public final class Tokens {

    private Tokens() {}

    // As browsers do: UTF-8, and not a word of it in the header.
    private static final RestAssuredConfig UTF_8 = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .defaultContentCharset(StandardCharsets.UTF_8)
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false));

    public static RequestSpecification nobody() {
        return given().config(UTF_8).redirects().follow(false);
    }

    public static RequestSpecification as(String name, String... roles) {
        return nobody().auth().oauth2(TokensForTests.token(name, roles));
    }

    public static RequestSpecification checker() {
        return as("checker", "fact-checker");
    }

    public static RequestSpecification admin() {
        return as("admin", "admin");
    }
}
