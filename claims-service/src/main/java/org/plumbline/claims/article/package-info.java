/** Articles that claims are extracted from. */
@NullMarked
package org.plumbline.claims.article;

import org.jspecify.annotations.NullMarked;
