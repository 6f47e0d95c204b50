package io.copytaster.app.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/** A broker in a JVM of its own, which a test can kill. */
final class BrokerProcess {
    private final Process process;
    private final String bootstrapServers;

    private BrokerProcess(Process process, String bootstrapServers) {
        this.process = process;
        this.bootstrapServers = bootstrapServers;
    }

    static BrokerProcess start(Path folder) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var process = new ProcessBuilder(
                        java.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader();
        var servers = out.readLine();
        if (servers == null) {
            throw new IOException("the broker process ended before it was up");
        }
        return new BrokerProcess(process, servers);
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    /** As kill -9 does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public static void main(String[] arguments) throws IOException {
        try (var broker = EmbeddedBroker.start(BrokerConfig.in(Path.of(arguments[0])))) {
            System.out.println(broker.bootstrapServers());
            // Until the test kills this process, or ends itself and so closes the pipe.
            while (System.in.read() >= 0) {}
        }
    }
}
