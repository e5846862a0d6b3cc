package org.plumbline.review.figure.claim;

import java.util.UUID;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That a quantity of a claim is about what a series counts.
 *
 * @param quantity its place among the claim's quantities, from 0
 * @param series the series' id
 */
@Schema(name = "SeriesTie")
public record Tie(
        @Min(value = 0, message = "must not be negative") int quantity,
        @NotNull UUID series) {}
