/** The audit trail as a page, as CSV and as JSON: the same for every service, which only says where it stands. */
@NullMarked
package org.plumbline.kit.audit.page;

import org.jspecify.annotations.NullMarked;
