package org.plumbline.e2e.partner;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.jspecify.annotations.Nullable;

/**
 * Makes a service believe that a partner's name has a public address, and leads whatever it posts there to a port of this
 * machine. It comes into the service as a Java agent and takes the place of its way out: no configuration opens the
 * guard to addresses of the machine's own, and none may.
 */
public final class Detour implements ClassFileTransformer {

    /** The one name that there is; nothing that is posted gets off the machine. */
    static final String HOST = "partner.example";

    private static final InetAddress PUBLIC = InetAddress.ofLiteral("93.184.215.14");
    private static final String WAY_OUT = "org/plumbline/kit/fetch/DirectWayOut";
    private static final Set<String> METHODS = Set.of("resolve", "route");

    private static volatile int port;

    private Detour() {}

    /**
     * What has to stand in a service's {@code JAVA_TOOL_OPTIONS}.
     *
     * @param folder where the agent's jar is put; it has to stay until the service has started
     * @param port where everything is led to
     */
    static String option(Path folder, int port) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Detour.class.getName());
        String name = Detour.class.getName().replace('.', '/') + ".class";
        Path jar = folder.resolve("detour.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream bytes =
                        Objects.requireNonNull(Detour.class.getClassLoader().getResourceAsStream(name))) {
            out.putNextEntry(new JarEntry(name));
            bytes.transferTo(out);
        }
        return "\"-javaagent:" + jar.toAbsolutePath() + "=" + port + "\"";
    }

    /** Called in the service, before its own main method. */
    public static void premain(String argument, Instrumentation instrumentation) {
        port = Integer.parseInt(argument);
        instrumentation.addTransformer(new Detour());
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (!WAY_OUT.equals(name)) {
            return null;
        }
        ClassFile file = ClassFile.of();
        return file.transformClass(file.parse(bytes), Detour::lead);
    }

    /** Lets each of the two methods do what that of the same name and type does here. */
    private static void lead(ClassBuilder wayOut, ClassElement element) {
        if (element instanceof MethodModel method
                && METHODS.contains(method.methodName().stringValue())) {
            String name = method.methodName().stringValue();
            MethodTypeDesc type = method.methodTypeSymbol();
            wayOut.withMethodBody(name, type, method.flags().flagsMask(), code -> code.aload(1)
                    .invokestatic(ClassDesc.of(Detour.class.getName()), name, type)
                    .areturn());
        } else {
            wayOut.with(element);
        }
    }

    /** In place of the way out's own. */
    public static List<InetAddress> resolve(String host) throws UnknownHostException {
        if (!host.equals(HOST)) {
            throw new UnknownHostException(host);
        }
        return List.of(PUBLIC);
    }

    /** In place of the way out's own. */
    public static InetSocketAddress route(InetSocketAddress checked) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
