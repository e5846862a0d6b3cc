package org.plumbline.review.desk;

import io.quarkus.qute.RawString;

/**
 * A draft as the public page will show it.
 *
 * @param html made by the public page's own template
 * @param contentHash of exactly what is shown: whoever approves it approves this and nothing newer
 */
public record DraftArticle(RawString html, String contentHash) {}
