/** The login session: its start, its end, and the access token that it holds. */
@NullMarked
package org.plumbline.gateway.login;

import org.jspecify.annotations.NullMarked;
