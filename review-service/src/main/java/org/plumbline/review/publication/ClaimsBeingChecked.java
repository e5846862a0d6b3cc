package org.plumbline.review.publication;

import java.util.List;

/** The claims of which the desk says that they are being checked; whoever keeps the reviews knows them. */
public interface ClaimsBeingChecked {

    /** Those that most people asked for, first; among equals the one that was told of first. */
    List<ClaimBeingChecked> mostAskedFor(int most);
}
