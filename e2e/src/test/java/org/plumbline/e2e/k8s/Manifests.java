package org.plumbline.e2e.k8s;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1LabelSelector;
import io.kubernetes.client.openapi.models.V1LabelSelectorRequirement;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Kubernetes objects, read strictly: each kind must be known, each field must be one of its model, and each value of
 * the type that the API wants, as nothing here has a cluster that would refuse them.
 */
final class Manifests {

    private static final Map<String, Class<? extends KubernetesObject>> MODELS = Map.ofEntries(
            Map.entry("v1 Namespace", V1Namespace.class),
            Map.entry("v1 ServiceAccount", V1ServiceAccount.class),
            Map.entry("v1 ConfigMap", V1ConfigMap.class),
            Map.entry("v1 PersistentVolumeClaim", V1PersistentVolumeClaim.class),
            Map.entry("v1 Secret", V1Secret.class),
            Map.entry("v1 Service", V1Service.class),
            Map.entry("apps/v1 Deployment", V1Deployment.class),
            Map.entry("apps/v1 StatefulSet", V1StatefulSet.class),
            Map.entry("policy/v1 PodDisruptionBudget", V1PodDisruptionBudget.class),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy.class),
            Map.entry("networking.k8s.io/v1 Ingress", V1Ingress.class));

    private final List<KubernetesObject> objects;

    private Manifests(List<KubernetesObject> objects) {
        this.objects = objects;
    }

    /**
     * Reads a stream of YAML documents.
     *
     * @throws IllegalArgumentException if one of them is nothing that the API would take
     */
    static Manifests read(String yaml) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        List<KubernetesObject> objects = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Object document : new Yaml(new SafeConstructor(strict)).loadAll(yaml)) {
            KubernetesObject object = parse(new Gson().toJsonTree(document).getAsJsonObject());
            if (!seen.add(object.getKind() + " " + object.getMetadata().getName())) {
                throw new IllegalArgumentException("There are two of " + object.getKind() + " "
                        + object.getMetadata().getName());
            }
            objects.add(object);
        }
        return new Manifests(objects);
    }

    private static KubernetesObject parse(JsonObject json) {
        String type =
                json.get("apiVersion").getAsString() + " " + json.get("kind").getAsString();
        Class<? extends KubernetesObject> model = MODELS.get(type);
        if (model == null) {
            throw new IllegalArgumentException("There is no model for " + type);
        }
        try {
            model.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    type + ": " + e.getTargetException().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        KubernetesObject object = JSON.getGson().fromJson(json, model);
        // Gson takes a number for a string without a word, the API does not; written again, it is another value.
        JsonElement again = JSON.getGson().toJsonTree(object);
        if (!keeps(json, again)) {
            throw new IllegalArgumentException(type + " has values of a wrong type: " + json + " is read as " + again);
        }
        return object;
    }

    /** Whether all of one is in the other, which may have empty lists and maps of its own. */
    private static boolean keeps(JsonElement written, JsonElement again) {
        if (written instanceof JsonObject object) {
            return again instanceof JsonObject other
                    && object.entrySet().stream()
                            .allMatch(member ->
                                    other.has(member.getKey()) && keeps(member.getValue(), other.get(member.getKey())));
        }
        if (written instanceof JsonArray array) {
            return again instanceof JsonArray other
                    && array.size() == other.size()
                    && IntStream.range(0, array.size()).allMatch(i -> keeps(array.get(i), other.get(i)));
        }
        return written.equals(again);
    }

    List<KubernetesObject> everything() {
        return objects;
    }

    <T extends KubernetesObject> List<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends KubernetesObject> Optional<T> find(Class<T> type, String name) {
        return all(type).stream()
                .filter(object -> Objects.equals(object.getMetadata().getName(), name))
                .findFirst();
    }

    List<Workload> workloads() {
        Stream<Workload> deployments = all(V1Deployment.class).stream()
                .map(deployment -> new Workload(
                        name(deployment),
                        deployment.getSpec().getSelector(),
                        deployment.getSpec().getTemplate().getMetadata().getLabels(),
                        deployment.getSpec().getTemplate().getSpec(),
                        Set.of()));
        Stream<Workload> statefulSets = all(V1StatefulSet.class).stream()
                .map(set -> new Workload(
                        name(set),
                        set.getSpec().getSelector(),
                        set.getSpec().getTemplate().getMetadata().getLabels(),
                        set.getSpec().getTemplate().getSpec(),
                        orEmpty(set.getSpec().getVolumeClaimTemplates()).stream()
                                .map(Manifests::name)
                                .collect(Collectors.toSet())));
        return Stream.concat(deployments, statefulSets).toList();
    }

    List<Workload> selectedBy(V1LabelSelector selector) {
        return workloads().stream()
                .filter(workload -> selects(selector, workload.labels()))
                .toList();
    }

    static boolean selects(V1LabelSelector selector, Map<String, String> labels) {
        return labels.entrySet().containsAll(orEmpty(selector.getMatchLabels()).entrySet())
                && orEmpty(selector.getMatchExpressions()).stream().allMatch(one -> selects(one, labels));
    }

    private static boolean selects(V1LabelSelectorRequirement requirement, Map<String, String> labels) {
        String value = labels.get(requirement.getKey());
        return switch (requirement.getOperator()) {
            case "In" -> value != null && requirement.getValues().contains(value);
            case "NotIn" -> value == null || !requirement.getValues().contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> throw new IllegalArgumentException("There is no operator " + requirement.getOperator());
        };
    }

    static String name(KubernetesObject object) {
        return object.getMetadata().getName();
    }

    /** The models have null where the YAML has nothing. */
    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    static <V> Map<String, V> orEmpty(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : map;
    }
}
