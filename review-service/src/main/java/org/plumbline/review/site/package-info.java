/** Where the desk is found, which every other package may ask. */
@NullMarked
package org.plumbline.review.site;

import org.jspecify.annotations.NullMarked;
