package org.plumbline.review.correction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.Problem;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.text.Unseen;
import org.plumbline.review.correction.rule.CorrectionType;
import org.plumbline.review.evidence.WebAddress;
import org.plumbline.review.people.MailAddresses;
import org.plumbline.review.publication.PageLanguage;
import org.plumbline.review.text.Text;

/**
 * What somebody says is wrong, and that can be taken in.
 *
 * @param verdict the slug of the verdict
 * @param type what they think that it needs
 * @param wrong 1 to {@value #MOST} UTF-16 units
 * @param quote where in the verdict
 * @param source address of what shows it
 * @param mail where the answer is to go; kept apart, sealed, and only until then
 * @param language that they are answered in, {@code en} or {@code ar}
 */
public record NewRequest(
        String verdict,
        CorrectionType type,
        String wrong,
        @Nullable String quote,
        @Nullable String source,
        @Nullable String mail,
        String language) {

    static final int MOST = 2000;

    /** The same as it was sent; nothing in it is checked yet. */
    @Schema(name = "NewCorrectionRequest")
    public record Sent(
            @Schema(required = true, description = "The last part of the address of the verdict's page.") @Nullable
            String verdict,

            @Schema(
                    required = true,
                    enumeration = {"MINOR", "CORRECTION", "UPDATE", "RETRACTION"},
                    description = "What you think that the verdict needs; the desk decides.")
            @Nullable
            String type,

            @Schema(required = true, maxLength = MOST, description = "What is wrong, and what is right.") @Nullable
            String wrong,

            @Schema(maxLength = MOST, description = "Where in the verdict: the passage, word for word.") @Nullable
            String quote,

            @Schema(maxLength = MOST, description = "Address of what shows it.") @Nullable
            String source,

            @Schema(
                    description =
                            "Where the answer is mailed to. Deleted once it was, and after 180 days at the latest, if the desk has set no other time.")
            @Nullable
            String mail,

            @Schema(description = "Of the answer: en or ar.", defaultValue = "en") @Nullable
            String language) {}

    /**
     * What was sent, if it can be taken in.
     *
     * @throws ProblemException 422 with everything that is wrong
     */
    public static NewRequest of(Sent sent) {
        List<Problem.Violation> violations = new ArrayList<>();
        String verdict = Text.orEmpty(sent.verdict());
        if (verdict.isEmpty()) {
            violations.add(new Problem.Violation("verdict", "is needed"));
        }
        CorrectionType type = Stream.of(CorrectionType.values())
                .filter(one -> one.name().equals(sent.type()))
                .findFirst()
                .orElse(null);
        if (type == null) {
            violations.add(new Problem.Violation("type", "must be MINOR, CORRECTION, UPDATE or RETRACTION"));
        }
        String wrong = Text.orEmpty(Unseen.withoutTurns(sent.wrong()));
        if (wrong.isEmpty()) {
            violations.add(new Problem.Violation("wrong", "is needed"));
        }
        String quote = Text.orNull(Unseen.withoutTurns(sent.quote()));
        String source = Text.orNull(sent.source());
        text("wrong", wrong, violations);
        text("quote", quote, violations);
        text("source", source, violations);
        if (source != null && WebAddress.parse(source).isEmpty()) {
            violations.add(new Problem.Violation("source", "must begin with https:// or http://"));
        }
        String mail = Text.orNull(sent.mail());
        if (mail != null && !MailAddresses.isPlain(mail)) {
            violations.add(new Problem.Violation("mail", "must be one mail address"));
        }
        if (type == null || !violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return new NewRequest(verdict, type, wrong, quote, source, mail, PageLanguage.of(sent.language()));
    }

    private static void text(String field, @Nullable String text, List<Problem.Violation> violations) {
        if (text == null) {
            return;
        }
        if (text.length() > MOST) {
            violations.add(new Problem.Violation(field, "must have at most " + MOST + " characters"));
        } else if (!text.matches(Text.LINES)) {
            violations.add(new Problem.Violation(field, Text.PLAIN));
        }
    }

    Optional<String> address() {
        return Optional.ofNullable(mail);
    }

    /** The same without the address. */
    NewRequest withoutMail() {
        return new NewRequest(verdict, type, wrong, quote, source, null, language);
    }
}
