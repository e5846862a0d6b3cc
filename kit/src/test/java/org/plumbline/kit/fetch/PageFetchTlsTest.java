package org.plumbline.kit.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.kit.fetch.Fixtures.PUBLIC;
import static org.plumbline.kit.fetch.Fixtures.page;
import static org.plumbline.kit.fetch.Fixtures.redirect;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.plumbline.kit.fetch.FetchRefused.Reason;
import org.plumbline.kit.fetch.Fixtures.Web;

@Timeout(20)
class PageFetchTlsTest {

    private static SSLContext context;
    private static final List<String> NAMED = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void makeCertificate(@TempDir Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=secure.example",
                        "-ext",
                        "san=dns:secure.example,ip:93.184.215.14",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        char[] password = "changeit".toCharArray();
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, password);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, password);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    }

    @Test
    void verifiesTheNameAndNotTheAddress() throws IOException {
        try (RawServer server = secure(page("ok"))) {
            Web web = web(server).name("secure.example", PUBLIC).name("other.example", PUBLIC);
            NAMED.clear();

            assertThat(web.fetch("https://secure.example/").body().text(StandardCharsets.US_ASCII))
                    .isEqualTo("ok");
            assertThat(NAMED).containsExactly("secure.example");
            // The certificate names the address that other.example leads to, too; that is not what was asked for.
            assertThat(web.refused("https://other.example/").reason()).isEqualTo(Reason.UNREACHABLE);
        }
    }

    @Test
    void verifiesAnAddressThatStandsInTheUrl() throws IOException {
        try (RawServer server = secure(page("ok"))) {
            assertThat(web(server).fetch("https://" + PUBLIC + "/").url()).hasToString("https://" + PUBLIC + "/");
            assertThat(web(server).refused("https://93.184.215.15/").reason()).isEqualTo(Reason.UNREACHABLE);
        }
    }

    @Test
    void trustsNoCertificateOfAnUnknownIssuer() throws IOException {
        try (RawServer server = secure(page("ok"))) {
            Web web = new Web().name("secure.example", PUBLIC).serves(443, server);

            assertThat(web.refused("https://secure.example/").reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(server.requests()).noneMatch(request -> request.startsWith("GET"));
        }
    }

    @Test
    void refusesToBeSentFromHttpsToHttp() throws IOException {
        try (RawServer server = secure(redirect("http://secure.example/"));
                RawServer plain = RawServer.saying(page("ok"))) {
            Web web = web(server).serves(80, plain).name("secure.example", PUBLIC);

            assertThat(web.refused("https://secure.example/").reason()).isEqualTo(Reason.DOWNGRADE);
            assertThat(plain.connections()).isZero();
        }
    }

    @Test
    void letsItselfBeSentFromHttpToHttps() throws IOException {
        try (RawServer server = secure(page("ok"));
                RawServer plain = RawServer.saying(redirect("https://secure.example/"))) {
            Web web = web(server).serves(80, plain).name("secure.example", PUBLIC);

            assertThat(web.fetch("http://secure.example/").url()).hasToString("https://secure.example/");
        }
    }

    @Test
    void cutsOffAHandshakeThatNeverEnds() throws IOException {
        try (RawServer server = RawServer.saying("")) {
            Web web = web(server).name("secure.example", PUBLIC);

            // The plain server waits for the end of a request that the client's hello never brings.
            assertThat(web.refused("https://secure.example/", "total-timeout", "400ms")
                            .reason())
                    .isEqualTo(Reason.TOO_SLOW);
        }
    }

    private static Web web(RawServer server) {
        return new Web().trusting(context.getSocketFactory()).serves(443, server);
    }

    private static RawServer secure(String response) throws IOException {
        return new RawServer(
                new ServerSocketFactory() {
                    @Override
                    public ServerSocket createServerSocket(int port) throws IOException {
                        return naming(context.getServerSocketFactory().createServerSocket(port));
                    }

                    @Override
                    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
                        return naming(context.getServerSocketFactory().createServerSocket(port, backlog));
                    }

                    @Override
                    public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
                            throws IOException {
                        return naming(context.getServerSocketFactory().createServerSocket(port, backlog, address));
                    }
                },
                (request, out) -> out.write(response.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Notes the names that clients ask for in their hello. */
    private static ServerSocket naming(ServerSocket socket) {
        SSLServerSocket secure = (SSLServerSocket) socket;
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setSNIMatchers(List.of(new SNIMatcher(StandardConstants.SNI_HOST_NAME) {
            @Override
            public boolean matches(SNIServerName name) {
                NAMED.add(new String(name.getEncoded(), StandardCharsets.US_ASCII));
                return true;
            }
        }));
        secure.setSSLParameters(parameters);
        return secure;
    }
}
