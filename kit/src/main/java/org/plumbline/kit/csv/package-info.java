/** Tables as CSV: reading whatever spreadsheets make of them, and writing what they can open without harm. */
@NullMarked
package org.plumbline.kit.csv;

import org.jspecify.annotations.NullMarked;
