package io.copytaster.app.access;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.util.Arrays;
import java.util.TreeSet;

/** What is said to a request whose address is known, but not with its method (RFC 9110, 15.5.6). */
public final class AllowedMethods {
    private AllowedMethods() {}

    /** Tells an address that is known with another method from one that is not known. */
    public static void tellApart(JavalinConfig config) {
        config.http.prefer405over404 = true;
    }

    /**
     * The message of a failure; of one that is about the method, with the methods that its address takes, which go into
     * the answer's {@code Allow}, too.
     */
    public static String message(HttpResponseException failure, Context context) {
        if (!(failure instanceof MethodNotAllowedResponse)) {
            return failure.getMessage();
        }
        var methods = new TreeSet<String>();
        failure.getDetails().values().forEach(listed -> methods.addAll(Arrays.asList(listed.split(", *"))));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        String allowed = String.join(", ", methods);
        context.header("Allow", allowed);
        return "This address takes " + allowed + ", not " + context.req().getMethod();
    }
}
