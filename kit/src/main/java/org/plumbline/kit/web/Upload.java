package org.plumbline.kit.web;

/** A file that somebody sent; nothing about it is checked. */
public final class Upload {

    private final String fileName;
    private final byte[] content;

    /** Takes the array itself, which the caller has to let go of. */
    public Upload(String fileName, byte[] content) {
        this.fileName = fileName;
        this.content = content;
    }

    /** As the sender calls it, without folders. */
    public String fileName() {
        return fileName;
    }

    /** The content itself, not a copy. */
    public byte[] content() {
        return content;
    }
}
