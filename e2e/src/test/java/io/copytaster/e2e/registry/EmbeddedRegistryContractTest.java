package io.copytaster.e2e.registry;

import io.copytaster.app.broker.BrokerConfig;
import io.copytaster.app.broker.EmbeddedBroker;
import io.copytaster.app.registry.EmbeddedRegistry;
import io.copytaster.app.registry.RegistryConfig;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** That the embedded registry keeps the contract. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedRegistryContractTest implements RegistryContract {
    private EmbeddedBroker broker;
    private EmbeddedRegistry registry;

    @BeforeAll
    void start(@TempDir Path folder) {
        broker = EmbeddedBroker.start(BrokerConfig.in(folder));
        registry = EmbeddedRegistry.start(RegistryConfig.at(broker.bootstrapServers()));
    }

    @AfterAll
    void stop() {
        registry.close();
        broker.close();
    }

    @Override
    public String url() {
        return registry.url();
    }
}
