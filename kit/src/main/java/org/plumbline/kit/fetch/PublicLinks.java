package org.plumbline.kit.fetch;

import java.net.InetAddress;

/** Tells links that readers can follow from those that lead into a network. */
public final class PublicLinks {

    private PublicLinks() {}

    /**
     * Whether the address names no computer of a network that is not public, as far as its text tells; no name is looked
     * up. What is no address of a page at all is for others to refuse.
     *
     * @param url http or https
     */
    public static boolean leadOut(String url) {
        try {
            InetAddress literal = WebAddress.parse(url).literal();
            return literal == null || PublicAddress.isPublic(literal);
        } catch (FetchRefused refused) {
            return refused.reason() != FetchRefused.Reason.FORBIDDEN_ADDRESS;
        }
    }
}
