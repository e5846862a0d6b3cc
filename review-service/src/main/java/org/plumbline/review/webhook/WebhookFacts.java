package org.plumbline.review.webhook;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import org.plumbline.review.text.Text;

/**
 * What can be said of a webhook.
 *
 * @param url an https address on the public web, without user name and password
 * @param events what it is told of, one at least
 */
@Schema(name = "WebhookFacts")
public record WebhookFacts(
        @NotBlank
        @Size(max = 2000, message = "must have at most 2000 characters")
        @Pattern(regexp = Text.LINE, message = Text.PLAIN)
        String url,

        @NotEmpty(message = "must name one at least") @Size(max = 20)
        List<@NotNull EventType> events) {

    public WebhookFacts {
        url = Text.orEmpty(url);
        events = events == null ? List.of() : events.stream().distinct().toList();
    }
}
