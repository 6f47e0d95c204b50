package io.copytaster.e2e.registry;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** That the contract is a real registry's, and no invention of ours. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApicurioContractTest implements RegistryContract {
    private ApicurioServer server;

    @BeforeAll
    void start() throws IOException {
        server = ApicurioServer.start();
    }

    @AfterAll
    void stop() throws InterruptedException {
        server.stop();
    }

    @Override
    public String url() {
        return server.url();
    }
}
