/** What differs between two versions of a claim, field by field and word by word; imports no framework. */
@NullMarked
package org.plumbline.claims.diff;

import org.jspecify.annotations.NullMarked;
