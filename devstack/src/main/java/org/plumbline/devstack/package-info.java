/** Embedded PostgreSQL, Kafka and Keycloak, for the launcher and for tests. */
@NullMarked
package org.plumbline.devstack;

import org.jspecify.annotations.NullMarked;
