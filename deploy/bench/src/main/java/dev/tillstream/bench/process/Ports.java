package dev.tillstream.bench.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports for services. */
public final class Ports {

    private Ports() {}

    /** One that nobody listens on. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new BenchmarkFailedException("no free port: " + e.getMessage(), e);
        }
    }
}
