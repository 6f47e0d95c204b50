package io.copytaster.enrich.failure;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;

/** Tells a server that is away from a record that is bad: the first passes, the second stays. */
public final class Outage {
    private static final int NOT_FOUND = 404;

    private Outage() {}

    /** Whether a server that is away, or refuses us, is behind an exception. */
    public static boolean isCauseOf(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof RestClientException answer) {
                return answer.getStatus() != NOT_FOUND;
            }
            if (cause instanceof RetriableException
                    || cause instanceof AuthenticationException
                    || cause instanceof AuthorizationException
                    || isOfTheNetwork(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfTheNetwork(Throwable cause) {
        return cause instanceof IOException
                && (cause instanceof SocketException
                        || cause instanceof SocketTimeoutException
                        || cause instanceof UnknownHostException
                        || cause instanceof SSLException);
    }
}
