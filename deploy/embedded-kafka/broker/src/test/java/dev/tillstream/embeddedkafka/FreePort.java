package dev.tillstream.embeddedkafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

final class FreePort {

    private FreePort() {}

    static int otherThan(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort() == port ? otherThan(port) : socket.getLocalPort();
        }
    }
}
