package org.plumbline.review.figure.series;

import java.util.List;
import java.util.UUID;

/** Points of a series were taken back, all in one transaction, in which this is fired. */
public record PointsRetracted(UUID seriesId, List<UUID> points) {}
