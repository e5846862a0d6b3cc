package org.plumbline.e2e.k8s;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1ContainerPort;
import io.kubernetes.client.openapi.models.V1LabelSelector;
import io.kubernetes.client.openapi.models.V1PodSpec;

/**
 * A Deployment or a StatefulSet: what runs pods.
 *
 * @param claims names of its volume claim templates
 */
record Workload(String name, V1LabelSelector selector, Map<String, String> labels, V1PodSpec pod, Set<String> claims) {

    /** Its containers; the ones that only prepare come first. */
    List<V1Container> allContainers() {
        List<V1Container> all = new ArrayList<>(Manifests.orEmpty(pod.getInitContainers()));
        all.addAll(pod.getContainers());
        return all;
    }

    List<V1ContainerPort> ports() {
        return pod.getContainers().stream()
                .flatMap(container -> Manifests.orEmpty(container.getPorts()).stream())
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
