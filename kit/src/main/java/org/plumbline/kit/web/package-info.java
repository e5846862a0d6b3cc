/** What all pages share: layout, stylesheet and scripts under hashed names. */
@NullMarked
package org.plumbline.kit.web;

import org.jspecify.annotations.NullMarked;
