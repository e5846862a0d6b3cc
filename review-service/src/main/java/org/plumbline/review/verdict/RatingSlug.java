package org.plumbline.review.verdict;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import org.jspecify.annotations.Nullable;

/** The text is the slug of a {@link Rating}, or there is none. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = RatingSlug.Check.class)
@interface RatingSlug {

    String message() default "must be a rating of the desk's scale";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks it. */
    final class Check implements ConstraintValidator<RatingSlug, String> {

        @Override
        public boolean isValid(@Nullable String slug, ConstraintValidatorContext context) {
            return slug == null || RatingScale.find(slug).isPresent();
        }
    }
}
