package org.plumbline.claims;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;

import org.plumbline.devstack.TokensForTests;

/** Requests of people with their roles. */
public final class Tokens {

    private Tokens() {}

    public static RequestSpecification nobody() {
        return given().redirects().follow(false);
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
