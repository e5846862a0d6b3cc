/** Published verdicts and the series that they rest on: new figures open rechecks. */
@NullMarked
package org.plumbline.review.figure.recheck;

import org.jspecify.annotations.NullMarked;
