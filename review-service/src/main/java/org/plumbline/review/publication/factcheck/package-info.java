/** Google's Fact Check Tools API, answered with the desk's own verdicts. */
@NullMarked
package org.plumbline.review.publication.factcheck;

import org.jspecify.annotations.NullMarked;
