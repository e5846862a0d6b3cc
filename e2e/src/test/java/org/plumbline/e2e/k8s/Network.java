package org.plumbline.e2e.k8s;

import java.util.List;
import java.util.Objects;

import io.kubernetes.client.openapi.models.V1ContainerPort;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1NetworkPolicyPeer;
import io.kubernetes.client.openapi.models.V1NetworkPolicyPort;
import org.jspecify.annotations.Nullable;

/** Who can reach whom inside the namespace, worked out from the network policies as Kubernetes documents them. */
final class Network {

    private final List<V1NetworkPolicy> policies;

    Network(Manifests manifests) {
        policies = manifests.all(V1NetworkPolicy.class);
    }

    boolean allows(Workload from, Workload to, V1ContainerPort port) {
        return letsOut(from, to, port) && letsIn(to, from, port);
    }

    /** Whether anything at all, of another namespace or of the world, gets through to a port. */
    boolean letsAnybodyIn(Workload to, V1ContainerPort port) {
        return letsIn(to, null, port);
    }

    private boolean letsIn(Workload to, @Nullable Workload from, V1ContainerPort port) {
        List<V1NetworkPolicy> applying = applying(to, "Ingress");
        return applying.isEmpty()
                || applying.stream()
                        .flatMap(policy -> Manifests.orEmpty(policy.getSpec().getIngress()).stream())
                        .anyMatch(rule -> matches(Manifests.orEmpty(rule.getFrom()), from)
                                && contains(Manifests.orEmpty(rule.getPorts()), port));
    }

    private boolean letsOut(Workload from, Workload to, V1ContainerPort port) {
        List<V1NetworkPolicy> applying = applying(from, "Egress");
        return applying.isEmpty()
                || applying.stream()
                        .flatMap(policy -> Manifests.orEmpty(policy.getSpec().getEgress()).stream())
                        .anyMatch(rule -> matches(Manifests.orEmpty(rule.getTo()), to)
                                && contains(Manifests.orEmpty(rule.getPorts()), port));
    }

    private List<V1NetworkPolicy> applying(Workload workload, String direction) {
        return policies.stream()
                .filter(policy -> policy.getSpec().getPolicyTypes().contains(direction))
                .filter(policy -> Manifests.selects(policy.getSpec().getPodSelector(), workload.labels()))
                .toList();
    }

    /** No peer at all stands for everybody; one with a namespace or an address is not a pod of this namespace. */
    private static boolean matches(List<V1NetworkPolicyPeer> peers, @Nullable Workload workload) {
        return peers.isEmpty()
                || (workload != null
                        && peers.stream()
                                .anyMatch(peer -> peer.getNamespaceSelector() == null
                                        && peer.getIpBlock() == null
                                        && Manifests.selects(peer.getPodSelector(), workload.labels())));
    }

    private static boolean contains(List<V1NetworkPolicyPort> allowed, V1ContainerPort port) {
        return allowed.isEmpty() || allowed.stream().anyMatch(one -> isSame(one, port));
    }

    private static boolean isSame(V1NetworkPolicyPort allowed, V1ContainerPort port) {
        boolean tcp = allowed.getProtocol() == null || allowed.getProtocol().equals("TCP");
        return tcp
                && (allowed.getPort() == null
                        || (allowed.getPort().isInteger()
                                ? Objects.equals(allowed.getPort().getIntValue(), port.getContainerPort())
                                : Objects.equals(allowed.getPort().getStrValue(), port.getName())));
    }
}
