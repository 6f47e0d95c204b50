import org.codelibs.opensearch.runner.OpenSearchRunner;

/** A server with one node, started from source in a JVM of its own; ends when its standard input does. */
public final class OpenSearchNode {
    private OpenSearchNode() {}

    /** Runs in a folder, at a port. */
    public static void main(String[] args) throws Exception {
        var runner = new OpenSearchRunner();
        runner.onBuild((number, settings) -> settings.put("http.port", args[1])
                .put("transport.port", "0")
                .put("network.host", "127.0.0.1")
                .put("discovery.type", "single-node")
                .put("cluster.routing.allocation.disk.threshold_enabled", false));
        runner.build(OpenSearchRunner.newConfigs().basePath(args[0]).numOfNode(1).clusterName("copytaster-test"));
        while (System.in.read() >= 0) {
            // nobody writes
        }
        runner.close();
    }
}
