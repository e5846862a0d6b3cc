package org.plumbline.e2e.browser;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

import com.microsoft.playwright.options.FilePayload;

/** Pictures to upload. */
final class Pictures {

    private Pictures() {}

    /** A black picture under a name. */
    static FilePayload png(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return new FilePayload(name, "image/png", bytes.toByteArray());
    }
}
