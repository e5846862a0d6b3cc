/** Forms that anybody may send. */
@NullMarked
package org.plumbline.kit.form;

import org.jspecify.annotations.NullMarked;
