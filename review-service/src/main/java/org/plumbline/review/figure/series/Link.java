package org.plumbline.review.figure.series;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.fetch.PublicLinks;
import org.plumbline.review.evidence.WebAddress;

/** The text is the address of a page on the web, or there is none. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Link.Check.class)
@interface Link {

    String WORDS =
            "must be an address that starts with http:// or https://, without user name or password, and leads into no private network";

    String message() default WORDS;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks it. */
    final class Check implements ConstraintValidator<Link, String> {

        @Override
        public boolean isValid(@Nullable String url, ConstraintValidatorContext context) {
            return url == null || (WebAddress.parse(url).isPresent() && PublicLinks.leadOut(url));
        }
    }
}
