package org.plumbline.e2e;

import java.nio.file.Path;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.plumbline.devstack.Stack;

/** Gives scenarios the one system that a test run starts, on free ports, and ends it after the last of them. */
public final class WholeSystem implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(WholeSystem.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
        return parameter.getParameter().getType() == Stack.class;
    }

    @Override
    public Stack resolveParameter(ParameterContext parameter, ExtensionContext extension) {
        return extension.getRoot().getStore(NAMESPACE).computeIfAbsent(Stack.class, key -> started(), Stack.class);
    }

    private static Stack started() {
        Stack stack = Stack.forTests(Path.of("target/system"));
        try {
            stack.start();
            return stack;
        } catch (InterruptedException e) {
            stack.close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the system started", e);
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }
}
