package org.plumbline.review.evidence;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.plumbline.review.text.Text;

/** The address of a page to be looked up. */
public record Link(@NotBlank @Size(max = 2000) @WebLink String url) {

    public Link {
        url = Text.orEmpty(url);
    }
}
