package org.plumbline.review.webhook.page;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.webhook.EventType;
import org.plumbline.review.webhook.Webhook;
import org.plumbline.review.webhook.WebhookView;
import org.plumbline.review.webhook.Webhooks;
import org.plumbline.review.webhook.delivery.Deliveries;
import org.plumbline.review.webhook.delivery.DeliveryState;

/** What the desk's pages about webhooks show. */
public final class WebhookModels {

    static final String HERE = "/desk/webhooks";

    private WebhookModels() {}

    /** A choice of a filter. */
    public record Choice(String value, String label, boolean chosen) {}

    /**
     * All webhooks.
     *
     * @param state the filter: empty, {@code on} or {@code off}
     * @param first whether it starts with the newest
     */
    public record ListPage(
            String state,
            Webhooks.Page found,
            boolean first,
            @Nullable String done) {

        /**
         * Reads the filter.
         *
         * @throws ProblemException 422
         */
        static @Nullable Boolean suspended(String state) {
            return switch (state) {
                case "" -> null;
                case "on" -> false;
                case "off" -> true;
                default -> throw ProblemException.invalid("state", "must be on or off");
            };
        }

        public List<WebhookView> webhooks() {
            return found.items().stream().map(WebhookView::of).toList();
        }

        public boolean filtered() {
            return !state.isEmpty();
        }

        public List<Choice> states() {
            return List.of(
                    new Choice("", "On or off", state.isEmpty()),
                    new Choice("on", "On", state.equals("on")),
                    new Choice("off", "Switched off", state.equals("off")));
        }

        public @Nullable String next() {
            return found.next() == null ? null : HERE + "?state=" + state + "&after=" + found.next();
        }
    }

    /** The form of a new one. */
    public record NewPage(String key, WebhookForm form) {

        public List<EventType> events() {
            return List.of(EventType.values());
        }
    }

    /**
     * One webhook, and what it was told.
     *
     * @param form what can be said of it
     * @param state the filter of what it was told
     * @param bothSign for how long a former secret signs too, in words
     */
    public record ShowPage(
            WebhookView webhook,
            long version,
            WebhookForm form,
            String key,
            @Nullable DeliveryState state,
            Deliveries.Page found,
            boolean first,
            @Nullable String done,
            String bothSign) {

        static WebhookForm asItStands(Webhook webhook) {
            return WebhookForm.of(Map.of(
                    "url",
                    List.of(webhook.url()),
                    "events",
                    webhook.events().stream().map(EventType::wireName).toList()));
        }

        public List<EventType> events() {
            return List.of(EventType.values());
        }

        public boolean on() {
            return webhook.suspendedAt() == null;
        }

        public List<Choice> states() {
            return Stream.concat(
                            Stream.of(new Choice("", "Any", state == null)),
                            Arrays.stream(DeliveryState.values())
                                    .map(one -> new Choice(one.name(), one.words(), one == state)))
                    .toList();
        }

        public String here() {
            return HERE + "/" + webhook.id();
        }

        public @Nullable String next() {
            UUID after = found.next();
            return after == null ? null : here() + "?state=" + (state == null ? "" : state) + "&after=" + after;
        }
    }

    /**
     * A secret, shown once.
     *
     * @param secret null if the same form had been sent before
     * @param rotated whether it takes the place of another one
     */
    public record SecretPage(WebhookView webhook, @Nullable String secret, boolean rotated) {}

    /** What was sent once, and how that went. */
    public record DeliveryPage(
            WebhookView webhook,
            Deliveries.InFull told,
            @Nullable String refused,
            @Nullable String done) {

        public boolean replayable() {
            return webhook.suspendedAt() == null && told.delivery().state() != DeliveryState.WAITING;
        }
    }
}
