/** Signed notes, their Ed25519 keys, and the checkpoints of a log, by C2SP; plain Java. */
@NullMarked
package org.plumbline.review.log.note;

import org.jspecify.annotations.NullMarked;
