package org.plumbline.kit.problem;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;

/** What is wrong with the fields of a form that Bean Validation refused. */
public final class InvalidFields {

    private InvalidFields() {}

    /** For each field by its name, the first thing that is wrong with it, as a phrase that follows the field's name. */
    public static Map<String, String> of(ConstraintViolationException invalid) {
        Map<String, String> errors = new LinkedHashMap<>();
        for (ConstraintViolation<?> violation : invalid.getConstraintViolations()) {
            for (Path.Node node : violation.getPropertyPath()) {
                if (node.getKind() == ElementKind.PROPERTY) {
                    errors.putIfAbsent(node.getName(), violation.getMessage());
                }
            }
        }
        return errors;
    }
}
