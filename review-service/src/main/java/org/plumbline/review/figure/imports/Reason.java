package org.plumbline.review.figure.imports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a row was refused.
 *
 * @param field what of a point, in the words of the mapping
 * @param message as a phrase that follows the field's name
 */
@Schema(name = "FigureImportReason")
public record Reason(String field, String message) {}
