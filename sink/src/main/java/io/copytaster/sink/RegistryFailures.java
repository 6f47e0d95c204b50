package io.copytaster.sink;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Tells a registry that is away from a record that is bad. Confluent's deserializer wraps both in the same exception,
 * and a record taken for bad because the registry was restarting would be lost to its target.
 */
public final class RegistryFailures {
    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY_REQUESTS = 429;

    private RegistryFailures() {}

    /** Whether what failed may work later. */
    public static boolean isAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException
                    || cause instanceof SocketException
                    || cause instanceof SocketTimeoutException
                    || cause instanceof UnknownHostException
                    || (cause instanceof RestClientException rest && mayRecover(rest.getStatus()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayRecover(int status) {
        return status >= SERVER_ERROR || status == TOO_MANY_REQUESTS;
    }
}
