/** Scenarios in a real browser: logging in through Keycloak's own page, clicking, reading. */
@NullMarked
package org.plumbline.e2e.browser;

import org.jspecify.annotations.NullMarked;
