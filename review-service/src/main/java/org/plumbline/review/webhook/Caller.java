package org.plumbline.review.webhook;

import org.plumbline.kit.identity.Person;

/**
 * Somebody who asks about webhooks.
 *
 * @param admin whether all webhooks are theirs to look after, and not their own only
 */
public record Caller(Person person, boolean admin) {

    boolean mayUse(Webhook webhook) {
        return admin || webhook.owner().sub().equals(person.sub());
    }
}
