package org.plumbline.e2e.k8s;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1EnvVarSource;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1IngressServiceBackend;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1Probe;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1ServicePort;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V1Volume;
import org.jspecify.annotations.Nullable;

/** Follows every name by which one object speaks of another, and collects those that lead nowhere. */
final class References {

    private final Manifests manifests;
    private final Map<String, Set<String>> secrets;
    private final List<String> broken = new ArrayList<>();

    private References(Manifests manifests, Map<String, Set<String>> secrets) {
        this.manifests = manifests;
        this.secrets = secrets;
    }

    /**
     * What is spoken of and not there, in words.
     *
     * @param secrets the Secrets that are made beforehand, each with its keys
     */
    static List<String> broken(Manifests manifests, Map<String, Set<String>> secrets) {
        References references = new References(manifests, secrets);
        manifests.workloads().forEach(references::follow);
        manifests
                .all(V1StatefulSet.class)
                .forEach(set ->
                        references.service(Manifests.name(set), set.getSpec().getServiceName(), null));
        manifests.all(V1Service.class).forEach(references::follow);
        manifests.all(V1Ingress.class).forEach(references::follow);
        return references.broken;
    }

    private void follow(Workload workload) {
        require(
                manifests
                        .find(V1ServiceAccount.class, workload.pod().getServiceAccountName())
                        .isPresent(),
                workload,
                "ServiceAccount " + workload.pod().getServiceAccountName());
        Set<String> volumes = new HashSet<>(workload.claims());
        for (V1Volume volume : Manifests.orEmpty(workload.pod().getVolumes())) {
            volumes.add(volume.getName());
            follow(workload, volume);
        }
        for (V1Container container : workload.allContainers()) {
            Manifests.orEmpty(container.getVolumeMounts())
                    .forEach(
                            mount -> require(volumes.contains(mount.getName()), workload, "volume " + mount.getName()));
            Manifests.orEmpty(container.getEnvFrom()).forEach(source -> {
                if (source.getConfigMapRef() != null) {
                    configMap(workload, source.getConfigMapRef().getName(), null);
                }
                if (source.getSecretRef() != null) {
                    secret(workload, source.getSecretRef().getName(), null);
                }
            });
            Manifests.orEmpty(container.getEnv()).forEach(variable -> follow(workload, variable.getValueFrom()));
            probe(workload, container, container.getStartupProbe());
            probe(workload, container, container.getLivenessProbe());
            probe(workload, container, container.getReadinessProbe());
        }
    }

    private void follow(Workload workload, V1Volume volume) {
        if (volume.getConfigMap() != null) {
            configMap(workload, volume.getConfigMap().getName(), null);
        } else if (volume.getSecret() != null) {
            secret(workload, volume.getSecret().getSecretName(), null);
        } else if (volume.getPersistentVolumeClaim() != null) {
            String claim = volume.getPersistentVolumeClaim().getClaimName();
            require(
                    manifests.find(V1PersistentVolumeClaim.class, claim).isPresent(),
                    workload,
                    "PersistentVolumeClaim " + claim);
        } else {
            // Other claims come from templates here; any other kind of volume is one that nobody has thought about yet.
            require(volume.getEmptyDir() != null, workload, "a known source of volume " + volume.getName());
        }
    }

    private void follow(Workload workload, @Nullable V1EnvVarSource source) {
        if (source == null) {
            return;
        }
        if (source.getConfigMapKeyRef() != null) {
            configMap(
                    workload,
                    source.getConfigMapKeyRef().getName(),
                    source.getConfigMapKeyRef().getKey());
        }
        if (source.getSecretKeyRef() != null) {
            secret(
                    workload,
                    source.getSecretKeyRef().getName(),
                    source.getSecretKeyRef().getKey());
        }
    }

    private void probe(Workload workload, V1Container container, @Nullable V1Probe probe) {
        if (probe == null) {
            return;
        }
        if (probe.getHttpGet() != null && !probe.getHttpGet().getPort().isInteger()) {
            port(workload, container, probe.getHttpGet().getPort().getStrValue());
        }
        if (probe.getTcpSocket() != null && !probe.getTcpSocket().getPort().isInteger()) {
            port(workload, container, probe.getTcpSocket().getPort().getStrValue());
        }
    }

    private void port(Workload workload, V1Container container, String name) {
        require(
                Manifests.orEmpty(container.getPorts()).stream().anyMatch(port -> name.equals(port.getName())),
                workload,
                "port " + name);
    }

    private void follow(V1Service service) {
        Map<String, String> selector = Manifests.orEmpty(service.getSpec().getSelector());
        List<Workload> selected = manifests.workloads().stream()
                .filter(workload -> workload.labels().entrySet().containsAll(selector.entrySet()))
                .toList();
        require(
                !selector.isEmpty() && selected.size() == 1,
                Manifests.name(service),
                "the one workload of " + selector);
        for (Workload workload : selected) {
            for (V1ServicePort port : service.getSpec().getPorts()) {
                require(
                        workload.ports().stream()
                                .anyMatch(one -> port.getTargetPort().isInteger()
                                        ? Objects.equals(port.getTargetPort().getIntValue(), one.getContainerPort())
                                        : Objects.equals(port.getTargetPort().getStrValue(), one.getName())),
                        Manifests.name(service),
                        "port " + port.getTargetPort() + " of " + workload);
            }
        }
    }

    private void follow(V1Ingress ingress) {
        Manifests.orEmpty(ingress.getSpec().getTls())
                .forEach(tls -> secret(Manifests.name(ingress), tls.getSecretName(), null));
        ingress.getSpec().getRules().stream()
                .flatMap(rule -> rule.getHttp().getPaths().stream())
                .forEach(path -> {
                    V1IngressServiceBackend backend = path.getBackend().getService();
                    service(
                            Manifests.name(ingress),
                            backend.getName(),
                            backend.getPort().getName());
                });
    }

    private void service(String who, String name, @Nullable String port) {
        Optional<V1Service> service = manifests.find(V1Service.class, name);
        require(service.isPresent(), who, "Service " + name);
        if (port != null) {
            require(
                    service.stream()
                            .flatMap(found -> found.getSpec().getPorts().stream())
                            .anyMatch(one -> port.equals(one.getName())),
                    who,
                    "port " + port + " of Service " + name);
        }
    }

    private void configMap(Object who, String name, @Nullable String key) {
        Optional<V1ConfigMap> found = manifests.find(V1ConfigMap.class, name);
        require(found.isPresent(), who, "ConfigMap " + name);
        if (key != null) {
            require(
                    found.stream()
                            .anyMatch(map -> Manifests.orEmpty(map.getData()).containsKey(key)),
                    who,
                    key + " in ConfigMap " + name);
        }
    }

    private void secret(Object who, String name, @Nullable String key) {
        require(
                secrets.containsKey(name)
                        || manifests.find(V1Secret.class, name).isPresent(),
                who,
                "Secret " + name);
        if (key != null) {
            require(secrets.getOrDefault(name, Set.of()).contains(key), who, key + " in Secret " + name);
        }
    }

    private void require(boolean there, Object who, String what) {
        if (!there) {
            broken.add(who + " lacks " + what);
        }
    }
}
