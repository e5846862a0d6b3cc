package org.plumbline.kit.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;

/** A server on loopback that answers each connection with whatever bytes a test wants. */
final class RawServer implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("\r\nContent-Length: ([0-9]+)\r\n");

    private final ServerSocket listening;
    private final Answer answer;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    /** What is sent; the connection is closed afterwards. An IOException means that the client hung up. */
    @FunctionalInterface
    interface Answer {
        void write(String request, OutputStream out) throws IOException;
    }

    RawServer(Answer answer) throws IOException {
        this(ServerSocketFactory.getDefault(), answer);
    }

    RawServer(ServerSocketFactory sockets, Answer answer) throws IOException {
        this.answer = answer;
        this.listening = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    /** Answers with one text, whatever is asked. */
    static RawServer saying(String response) throws IOException {
        return new RawServer((request, out) -> out.write(response.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** A port on which nobody listens. */
    static int closedPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    /** The requests so far, of those with a body all of it. */
    List<String> requests() {
        return requests;
    }

    int connections() {
        return connections.size();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                connections.add(socket);
                Thread.startVirtualThread(() -> serve(socket));
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            String request = request(socket.getInputStream());
            requests.add(request);
            answer.write(request, socket.getOutputStream());
            socket.getOutputStream().flush();
            socket.shutdownOutput();
        } catch (IOException e) {
            // The client hung up, which is what many of these tests are about.
            requests.add("hung up: " + e.getMessage());
        }
    }

    private static String request(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.write(next);
        }
        Matcher length = LENGTH.matcher(head.toString(StandardCharsets.ISO_8859_1));
        if (length.find()) {
            head.writeBytes(in.readNBytes(Integer.parseInt(length.group(1))));
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
