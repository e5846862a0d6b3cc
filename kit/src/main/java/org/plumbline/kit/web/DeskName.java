package org.plumbline.kit.web;

import io.quarkus.qute.TemplateExtension;
import org.eclipse.microprofile.config.ConfigProvider;

/** In templates {@code {desk:name}}: the name that the desk publishes under, in all services the same. */
@TemplateExtension(namespace = "desk")
public final class DeskName {

    /** Which setting has it. */
    public static final String PROPERTY = "plumbline.desk.name";

    /** What a desk is called that has not said. */
    public static final String DEFAULT = "Plumbline";

    private DeskName() {}

    /** As the configuration has it. */
    public static String name() {
        return ConfigProvider.getConfig()
                .getOptionalValue(PROPERTY, String.class)
                .orElse(DEFAULT);
    }
}
