package org.plumbline.review.publication.share;

import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.site.Site;

/**
 * The HTML that puts a verdict into another page. The frame's own script may run, so that an open page learns of a
 * retraction; a Refresh would need the same, and takes the focus from whoever reads in the frame.
 */
public final class EmbedCode {

    static final int WIDTH = 600;
    static final int HEIGHT = 320;

    private EmbedCode() {}

    /** A frame of the usual size. */
    public static String of(PublishedVerdict verdict, Site site) {
        return of(verdict, site, WIDTH, HEIGHT);
    }

    static String of(PublishedVerdict verdict, Site site, int width, int height) {
        return "<iframe src=\"" + site.url() + "/embed/" + verdict.slug() + "\" width=\"" + width + "\" height=\""
                + height + "\" title=\""
                + escaped(verdict.inShort().title(verdict.content().headline()))
                + "\" loading=\"lazy\" sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\"></iframe>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
