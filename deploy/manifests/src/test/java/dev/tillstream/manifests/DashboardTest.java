package dev.tillstream.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** The dashboard asks for metrics that there are. */
class DashboardTest {

    private static final String DASHBOARD = "deploy/compose/grafana/dashboards/tillstream.json";
    private static final Pattern NAME = Pattern
            .compile("\\b((?:tillstream|http_server|kafka_consumer|jvm|process)_[a-z_]+)\\b");
    private static final Pattern METER = Pattern.compile("\"(tillstream\\.[a-z.]+)\"");
    /** Of Micrometer, for any Quarkus application; counters' and timers' endings are added below. */
    private static final Set<String> OF_THE_PLATFORM = Set.of("http_server_requests_seconds",
            "kafka_consumer_fetch_manager_records_lag", "jvm_memory_used_bytes", "process_cpu_usage");

    @Test
    void shouldAskForMetricsThatTheServicesExport() {
        Set<String> asked = new TreeSet<>();
        for (Tree panel : panels()) {
            for (Tree target : panel.at("targets").list()) {
                Matcher names = NAME.matcher(target.at("expr").text());
                while (names.find()) {
                    asked.add(names.group(1));
                }
            }
        }
        assertThat(asked).hasSizeGreaterThan(10)
                .allMatch(name -> exported().contains(name.replaceAll("_(total|count|sum)$", "")), "is exported");
    }

    @Test
    void shouldShowEveryMeterOfOurs() {
        String dashboard = Repository.read(DASHBOARD);
        assertThat(meters()).hasSizeGreaterThan(5).filteredOn(name -> !name.equals("tillstream_trainer_drift_ks"))
                .allMatch(dashboard::contains);
    }

    @Test
    void shouldBeProvisionedWithItsDataSource() {
        Tree source = Tree.of("deploy/compose/grafana/provisioning/datasources/prometheus.yaml").at("datasources")
                .list()
                .get(0);
        assertThat(source.at("url").text()).isEqualTo("http://prometheus:9090");
        assertThat(panels()).hasSizeGreaterThan(10).extracting(panel -> panel.at("datasource", "uid").text())
                .containsOnly(source.at("uid").text());
        String folder = Tree.of("deploy/compose/grafana/provisioning/dashboards/tillstream.yaml").at("providers").list()
                .get(0).at("options", "path").text();
        Tree grafana = Tree.of("deploy/compose/compose.yaml").at("services", "grafana");
        assertThat(grafana.at("volumes").texts()).contains("./grafana/dashboards:" + folder + ":ro");
        assertThat(grafana.at("environment", "GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH").text())
                .isEqualTo(folder + "/tillstream.json");
    }

    private static java.util.List<Tree> panels() {
        return Tree.of(DASHBOARD).at("panels").list();
    }

    private static Set<String> exported() {
        Set<String> names = meters();
        names.addAll(OF_THE_PLATFORM);
        return names;
    }

    /** The meters' names in the services' sources, as Prometheus writes them, without their endings. */
    private static Set<String> meters() {
        Set<String> names = new TreeSet<>();
        for (String service : Repository.SERVICES) {
            for (Path source : Repository.files(service + "/src/main/java", ".java")) {
                Matcher meters = METER.matcher(Repository.read(Repository.ROOT.relativize(source).toString()));
                while (meters.find()) {
                    names.add(meters.group(1).replace('.', '_').toLowerCase(Locale.ROOT));
                }
            }
        }
        names.remove("tillstream_stop_with_parent");
        return names;
    }
}
