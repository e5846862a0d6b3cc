/** The front door: every request enters here and nothing else of the process answers. */
@NullMarked
package org.plumbline.gateway;

import org.jspecify.annotations.NullMarked;
