package io.copytaster.app.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The listening sockets, bound before Kafka starts: so the ports are known when the settings are written, nobody can
 * take them in between, and a port in use is an exception of ours rather than a line in Kafka's log.
 */
final class BrokerSockets implements ServerSocketFactory, AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final ServerSocketChannel broker;
    private final ServerSocketChannel controller;

    private BrokerSockets(ServerSocketChannel broker, ServerSocketChannel controller) {
        this.broker = broker;
        this.controller = controller;
    }

    static BrokerSockets bind(int brokerPort) {
        var broker = listen(brokerPort);
        try {
            return new BrokerSockets(broker, listen(0));
        } catch (StartException e) {
            close(broker);
            throw e;
        }
    }

    InetSocketAddress broker() {
        return address(broker);
    }

    InetSocketAddress controller() {
        return address(controller);
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listener, InetSocketAddress address, int backlog, int receiveBufferBytes) throws IOException {
        var channel = listener.equals(BrokerSettings.CONTROLLER_LISTENER) ? controller : broker;
        channel.configureBlocking(false);
        return channel;
    }

    /** Harmless when Kafka has closed them already. */
    @Override
    public void close() {
        close(broker);
        close(controller);
    }

    private static ServerSocketChannel listen(int port) {
        ServerSocketChannel channel = null;
        try {
            channel = ServerSocketChannel.open();
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port));
            return channel;
        } catch (BindException e) {
            close(channel);
            throw new StartException(
                    "port %d of 127.0.0.1 is in use: stop what listens there, or choose another port (0: any free one)"
                            .formatted(port),
                    e);
        } catch (IOException e) {
            close(channel);
            throw new StartException("cannot listen on port %d of 127.0.0.1: %s".formatted(port, e.getMessage()), e);
        }
    }

    private static InetSocketAddress address(ServerSocketChannel channel) {
        try {
            return (InetSocketAddress) channel.getLocalAddress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(ServerSocketChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
