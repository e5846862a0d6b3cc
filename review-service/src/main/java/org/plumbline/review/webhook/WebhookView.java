package org.plumbline.review.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;

/**
 * A webhook as its owner and admins see it.
 *
 * @param suspendedAt since when it is told nothing; absent while it is in use
 * @param suspendedBecause why, as a sentence
 * @param formerSecretUntil until when the secret before signs too; absent if there never was one
 */
@Schema(name = "Webhook")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebhookView(
        UUID id,
        String url,
        List<EventType> events,
        Person owner,
        @Nullable Instant suspendedAt,
        @Nullable String suspendedBecause,
        @Nullable Instant formerSecretUntil,
        Instant createdAt) {

    public static WebhookView of(Webhook webhook) {
        return new WebhookView(
                webhook.id(),
                webhook.url(),
                webhook.events(),
                webhook.owner(),
                webhook.suspendedAt(),
                webhook.suspendedBecause(),
                webhook.formerUntil(),
                webhook.createdAt());
    }
}
