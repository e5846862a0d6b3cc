/** Fetching pages of the public web, and nothing else: no address inside a network, no endless answer. */
@NullMarked
package org.plumbline.kit.fetch;

import org.jspecify.annotations.NullMarked;
