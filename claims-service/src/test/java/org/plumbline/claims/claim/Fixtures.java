package org.plumbline.claims.claim;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claimant.Claimant;
import org.plumbline.claims.claimant.ClaimantKind;
import org.plumbline.claims.claimant.Profile;
import org.plumbline.claims.quantity.Comparator;
import org.plumbline.claims.quantity.Provenance;
import org.plumbline.claims.quantity.Quantity;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.time.PartialDate;

/** Claims for tests. */
public final class Fixtures {

    public static final Person CHECKER = new Person("sub-checker", "checker");
    public static final Instant NOON = Instant.parse("2024-04-07T12:00:00Z");

    private Fixtures() {}

    /** A claim with something in every field. */
    public static Statement fullStatement() {
        return new Statement(
                "More than 33,000 Palestinians have been killed",
                "en",
                "More than 33,000 Palestinians had been killed in Gaza by 7 April 2024",
                "A newspaper",
                "Gaza health ministry",
                PartialDate.parse("2024-04-07"),
                List.of(new Appearance(
                        "https://news.example/truce",
                        "News",
                        "Truce talks",
                        PartialDate.parse("2024-04"),
                        "more than 33,000")),
                List.of("gaza-war", "casualties"),
                List.of(new Quantity(
                        Comparator.MORE_THAN,
                        new BigDecimal("33000"),
                        null,
                        "killed",
                        null,
                        "Palestinians",
                        "Gaza",
                        PartialDate.parse("2023-10-07"),
                        null,
                        PartialDate.parse("2024-04-07"),
                        "Gaza health ministry",
                        "More than 33,000",
                        0,
                        16,
                        2,
                        Map.of("value", Provenance.STATED, "place", Provenance.CONTEXT, "asOf", Provenance.ASSUMED))));
    }

    /** The claimant of that statement. */
    public static Claimant newspaper() {
        Claimant newspaper = new Claimant(UUID.fromString("01900000-0000-7000-8000-000000000004"), "A newspaper");
        newspaper.describe(new Profile("A newspaper", ClaimantKind.ORGANISATION, "Q999999901", null));
        return newspaper;
    }

    /** A claim with nothing but what every claim has. */
    public static Statement bareStatement(String text) {
        return new Statement(text, "en", null, null, null, null, List.of(), List.of(), List.of());
    }

    /** The first revision of a verdict. */
    public static Verdict verdict(String rating) {
        return verdict(rating, null, "INITIAL", 1);
    }

    /** A later one, which rates the claim otherwise now. */
    public static Verdict verdict(String rating, String ratingNow) {
        return verdict(rating, ratingNow, "UPDATE", 2);
    }

    /** One that the desk does not stand by any more. */
    public static Verdict retracted(String rating, @Nullable String ratingNow) {
        return verdict(rating, ratingNow, "RETRACTION", 3);
    }

    private static Verdict verdict(String rating, @Nullable String ratingNow, String kind, int revision) {
        return new Verdict(
                "https://desk.example/verdicts/x",
                rating,
                ratingNow,
                kind.equals("RETRACTION"),
                kind,
                "Mostly so",
                revision,
                NOON);
    }

    static Claim claim(ClaimState state) {
        Claim claim = new Claim(UUID.randomUUID(), bareStatement("It rained"), CHECKER, NOON);
        switch (state) {
            case SUBMITTED -> {}
            case ACCEPTED -> claim.accept(UUID.randomUUID(), CHECKER, NOON);
            case REJECTED -> claim.reject(new Rejection(RejectionReason.OPINION, null), CHECKER, NOON);
            case MERGED -> claim.leadTo(UUID.randomUUID(), CHECKER, NOON);
        }
        return claim;
    }
}
