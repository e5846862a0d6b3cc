package org.plumbline.review.figure.series;

import java.util.List;
import java.util.UUID;

/**
 * Points were added to a series, all of one transaction, in which this is fired: whoever observes it does so there.
 *
 * @param points ids, in the order in which they were recorded
 */
public record PointsAdded(UUID seriesId, List<UUID> points) {}
