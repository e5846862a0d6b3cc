/** Which weights candidates are scored with, and fitting them to the desk's own decisions. */
@NullMarked
package org.plumbline.claims.article.scorer;

import org.jspecify.annotations.NullMarked;
