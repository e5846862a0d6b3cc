/** What all pages share: layout, stylesheet, and how dates, numbers and answers are written. */
@NullMarked
package org.plumbline.kit.web;

import org.jspecify.annotations.NullMarked;
