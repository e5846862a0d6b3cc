package org.plumbline.review.evidence;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.plumbline.review.text.Text;

/** The name of a protected source. It is for the desk's eyes only, so it does not print itself. */
public record SourceName(
        @NotBlank @Size(max = 200) @Pattern(regexp = Text.LINE, message = Text.PLAIN)
        String name) {

    public SourceName {
        name = Text.orEmpty(name);
    }

    @Override
    public String toString() {
        return "SourceName[withheld]";
    }
}
