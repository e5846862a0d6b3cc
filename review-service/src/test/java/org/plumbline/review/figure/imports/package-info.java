/** Tests of files of figures. */
@NullMarked
package org.plumbline.review.figure.imports;

import org.jspecify.annotations.NullMarked;
