package org.plumbline.review.figure.series;

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;

/**
 * Who keeps series: editors and admins. They create and change them, take any point back, and say that a striking
 * figure is right.
 */
public final class SeriesKeepers {

    private SeriesKeepers() {}

    public static boolean include(CurrentUser user) {
        return user.has(Roles.EDITOR) || user.has(Roles.ADMIN);
    }
}
