/** Merkle trees by RFC 9162 and their tiles by C2SP tlog-tiles; plain Java. */
@NullMarked
package org.plumbline.review.log.tree;

import org.jspecify.annotations.NullMarked;
