/** Events that leave a service: written in the transaction of the change, relayed to Kafka afterwards. */
@NullMarked
package org.plumbline.kit.outbox;

import org.jspecify.annotations.NullMarked;
