package org.plumbline.kit.files;

import java.nio.file.Path;

import io.smallrye.config.ConfigMapping;

/** Where files are kept. No default: what is kept must not end up in a folder that somebody empties. */
@ConfigMapping(prefix = "plumbline.files")
interface FilesConfig {

    /** Made when the first file is kept; instances of a service share it. */
    Path folder();
}
