package org.plumbline.review.evidence;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import org.jspecify.annotations.Nullable;

/** The text is a {@link WebAddress}, or there is none. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = WebLink.Check.class)
@interface WebLink {

    String message() default "must be an address that starts with http:// or https://, without user name or password";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks it. */
    final class Check implements ConstraintValidator<WebLink, String> {

        @Override
        public boolean isValid(@Nullable String url, ConstraintValidatorContext context) {
            return url == null || WebAddress.parse(url).isPresent();
        }
    }
}
