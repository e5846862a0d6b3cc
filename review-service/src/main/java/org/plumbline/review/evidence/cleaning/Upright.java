package org.plumbline.review.evidence.cleaning;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** Turns a picture the right way up, with its colours as every screen takes them (sRGB), some rows at a time. */
final class Upright {

    private static final int ROWS = 64;

    private final BufferedImage picture;
    private final Orientation orientation;
    private final boolean alpha;

    private Upright(BufferedImage picture, Orientation orientation) {
        this.picture = picture;
        this.orientation = orientation;
        this.alpha = picture.getColorModel().hasAlpha();
    }

    /** The picture itself if it is so already. */
    static BufferedImage of(BufferedImage picture, Orientation orientation) {
        ColorSpace colours = picture.getColorModel().getColorSpace();
        boolean plain = colours.isCS_sRGB() || picture.getType() == BufferedImage.TYPE_BYTE_GRAY;
        return plain && orientation.isUpright() ? picture : new Upright(picture, orientation).drawn();
    }

    private BufferedImage drawn() {
        int width = picture.getWidth();
        int height = picture.getHeight();
        BufferedImage upright = new BufferedImage(
                orientation.isTurned() ? height : width,
                orientation.isTurned() ? width : height,
                alpha ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
        byte[] bytes = ((DataBufferByte) upright.getRaster().getDataBuffer()).getData();
        int each = alpha ? 4 : 3;
        for (int top = 0; top < height; top += ROWS) {
            int rows = Math.min(ROWS, height - top);
            int[] colours = rows(top, rows);
            for (int i = 0; i < colours.length; i++) {
                int x = i % width;
                int y = top + i / width;
                int at = each
                        * (orientation.down(x, y, width, height) * upright.getWidth()
                                + orientation.across(x, y, width, height));
                if (alpha) {
                    bytes[at++] = (byte) (colours[i] >>> 24);
                }
                bytes[at++] = (byte) colours[i];
                bytes[at++] = (byte) (colours[i] >>> 8);
                bytes[at] = (byte) (colours[i] >>> 16);
            }
        }
        return upright;
    }

    /** Some rows as ARGB. */
    private int[] rows(int top, int rows) {
        ColorModel model = picture.getColorModel();
        int width = picture.getWidth();
        if (model.getColorSpace().getType() == ColorSpace.TYPE_GRAY && !(model instanceof IndexColorModel)) {
            return grey(top, rows);
        }
        if (model.getColorSpace().isCS_sRGB()) {
            return picture.getRGB(0, top, width, rows, null, 0, width);
        }
        BufferedImage converted =
                new BufferedImage(width, rows, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        new ColorConvertOp(null).filter(picture.getSubimage(0, top, width, rows), converted);
        return converted.getRGB(0, 0, width, rows, null, 0, width);
    }

    /** As it is stored. Java takes grey for linear light where it converts it, and makes it too bright. */
    private int[] grey(int top, int rows) {
        Raster raster = picture.getRaster();
        int width = picture.getWidth();
        int[] greys = raster.getSamples(0, top, width, rows, 0, (int[]) null);
        int[] alphas = alpha ? raster.getSamples(0, top, width, rows, 1, (int[]) null) : new int[0];
        int most = (1 << picture.getColorModel().getComponentSize(0)) - 1;
        for (int i = 0; i < greys.length; i++) {
            int grey = greys[i] * 255 / most;
            int opacity = alpha ? alphas[i] * 255 / most : 255;
            greys[i] = opacity << 24 | grey << 16 | grey << 8 | grey;
        }
        return greys;
    }
}
