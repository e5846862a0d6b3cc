/** Claimants: the people and organisations who say what is claimed. */
@NullMarked
package org.plumbline.claims.claimant;

import org.jspecify.annotations.NullMarked;
