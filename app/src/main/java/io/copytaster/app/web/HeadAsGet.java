package io.copytaster.app.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/**
 * Answers HEAD as GET is answered, less the body, which the server leaves out (RFC 9110, 9.3.2). Javalin by itself says
 * 200 of whatever there is a route for. A stream has no end to be waited for, and is left to it.
 */
final class HeadAsGet implements Filter {
    private static final String STREAM = "/api/stream";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean head = request instanceof HttpServletRequest asked
                && asked.getMethod().equals("HEAD")
                && !asked.getRequestURI().startsWith(STREAM);
        chain.doFilter(head ? new AsGet((HttpServletRequest) request) : request, response);
    }

    private static final class AsGet extends HttpServletRequestWrapper {
        AsGet(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }
    }
}
