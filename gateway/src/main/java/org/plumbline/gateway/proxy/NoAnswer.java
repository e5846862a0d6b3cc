package org.plumbline.gateway.proxy;

import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

/** A service was not asked, because it has not answered others. */
public final class NoAnswer extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoAnswer() {
        super("It was not asked: it did not answer others", null, false, false);
    }

    /** Whether nobody answered, as against an answer that broke off, or a client that went away. */
    public static boolean is(Throwable failure) {
        return failure instanceof NoAnswer
                || failure instanceof TimeoutException
                || failure instanceof SocketException
                || failure instanceof UnknownHostException;
    }
}
