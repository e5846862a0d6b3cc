package org.plumbline.devstack.conformance;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import org.jspecify.annotations.Nullable;

/**
 * An endpoint of the running application.
 *
 * @param path with every parameter filled by a UUID that names nothing
 * @param roles who may call it; null if everybody may
 * @param declared whether the code says who may call it at all
 */
public record Endpoint(
        String method,
        String path,
        @Nullable Set<String> roles,
        boolean declared,
        @Nullable String consumes,
        @Nullable String produces) {

    private static final String NOBODYS_ID = "01890a5d-ac96-774b-bcce-b302099a8057";

    /** Every endpoint of the application that runs in this JVM, asked from its container. */
    public static List<Endpoint> ofRunningApplication() {
        BeanManager beans = CDI.current().getBeanManager();
        List<Endpoint> endpoints = new ArrayList<>();
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            Class<?> resource = bean.getBeanClass();
            if (resource.isAnnotationPresent(Path.class)) {
                for (Method method : resource.getMethods()) {
                    httpMethod(method, resource, endpoints);
                }
            }
        }
        endpoints.sort(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method));
        return endpoints;
    }

    /** Whether somebody with just this role may call it; {@code null} is nobody, without a token. */
    public boolean allows(@Nullable String role) {
        return roles == null || (role != null && roles.contains(role));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    private static void httpMethod(Method method, Class<?> resource, List<Endpoint> endpoints) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (http != null) {
                endpoints.add(new Endpoint(
                        http.value(),
                        pathOf(resource) + pathOf(method),
                        rolesOf(method, resource),
                        declares(method) || declares(resource),
                        first(method.getAnnotation(Consumes.class), resource.getAnnotation(Consumes.class)),
                        first(method.getAnnotation(Produces.class), resource.getAnnotation(Produces.class))));
            }
        }
    }

    private static String pathOf(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        if (path == null || path.value().equals("/")) {
            return "";
        }
        String filled = path.value().replaceAll("\\{[^}]*}", NOBODYS_ID);
        return filled.startsWith("/") ? filled : "/" + filled;
    }

    private static boolean declares(AnnotatedElement element) {
        return element.isAnnotationPresent(RolesAllowed.class) || element.isAnnotationPresent(PermitAll.class);
    }

    private static @Nullable Set<String> rolesOf(Method method, Class<?> resource) {
        AnnotatedElement element = declares(method) ? method : resource;
        RolesAllowed allowed = element.getAnnotation(RolesAllowed.class);
        return allowed == null ? null : Set.copyOf(Arrays.asList(allowed.value()));
    }

    private static @Nullable String first(@Nullable Consumes own, @Nullable Consumes inherited) {
        Consumes consumes = own == null ? inherited : own;
        return consumes == null ? null : consumes.value()[0];
    }

    private static @Nullable String first(@Nullable Produces own, @Nullable Produces inherited) {
        Produces produces = own == null ? inherited : own;
        return produces == null ? null : produces.value()[0];
    }
}
