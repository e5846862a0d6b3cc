/** What the tests of several features share. */
@NullMarked
package org.plumbline.review;

import org.jspecify.annotations.NullMarked;
