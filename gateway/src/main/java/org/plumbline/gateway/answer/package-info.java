/** What the gateway answers itself: problems, small pages, redirects. */
@NullMarked
package org.plumbline.gateway.answer;

import org.jspecify.annotations.NullMarked;
