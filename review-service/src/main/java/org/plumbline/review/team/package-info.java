/** The people of the desk: invited, given roles, deactivated; through the login service, and told to the other services. */
@NullMarked
package org.plumbline.review.team;

import org.jspecify.annotations.NullMarked;
