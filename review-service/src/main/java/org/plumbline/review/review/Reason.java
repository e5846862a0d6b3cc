package org.plumbline.review.review;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.plumbline.review.text.Text;

/** Why somebody does what has to be explained. */
public record Reason(
        @NotBlank @Size(max = 1000) @Pattern(regexp = Text.LINES, message = Text.PLAIN)
        String reason) {

    public Reason {
        reason = Text.orEmpty(reason);
    }
}
