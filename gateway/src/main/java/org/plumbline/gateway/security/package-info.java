/** What protects a browser: response headers and the refusal of cross-site requests. */
@NullMarked
package org.plumbline.gateway.security;

import org.jspecify.annotations.NullMarked;
