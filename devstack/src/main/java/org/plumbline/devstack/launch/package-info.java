/** What {@code ./plumbline} runs. */
@NullMarked
package org.plumbline.devstack.launch;

import org.jspecify.annotations.NullMarked;
