/** The API and the desk's pages of webhooks. */
@NullMarked
package org.plumbline.review.webhook.page;

import org.jspecify.annotations.NullMarked;
