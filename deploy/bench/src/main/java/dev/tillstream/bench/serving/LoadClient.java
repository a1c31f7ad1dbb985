package dev.tillstream.bench.serving;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.tillstream.bench.process.BenchmarkFailedException;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.util.concurrent.Future;

/**
 * Asks a server from one thread, over kept connections: as fast as it answers, or at a rate. It shares the cores with what
 * it measures, so that it does little for each request: those are encoded beforehand.
 */
public final class LoadClient implements AutoCloseable {

    static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long GRACE_SECONDS = 30;
    private static final long TICK_MILLIS = 1;
    private static final long TIMEOUTS_MILLIS = 500;
    private static final long AGAIN_MILLIS = 100;
    /** Linux's own way to wait for sockets, where it is there: it takes less than the JDK's. */
    private static final boolean EPOLL = Epoll.isAvailable();

    private final EventLoopGroup group = EPOLL ? new EpollEventLoopGroup(1) : new NioEventLoopGroup(1);
    private final EventLoop loop = group.next();
    private final Bootstrap bootstrap;
    private final List<LoadConnection> connections = new ArrayList<>();
    private final Queue<LoadConnection> idle = new ArrayDeque<>();
    private LoadRun run = LoadRun.NONE;

    private final LoadConnection.Listener listener = new LoadConnection.Listener() {
        @Override
        public void connected(LoadConnection connection) {
            connections.add(connection);
            free(connection);
        }

        @Override
        public void free(LoadConnection connection) {
            idle.add(connection);
            run.pump(idle);
        }

        @Override
        public void lost(LoadConnection connection) {
            connections.remove(connection);
            idle.remove(connection);
            run.pump(idle);
            connectAgain();
        }
    };

    /** Requests and what is made of their answers; called by one thread. */
    public interface Exchange {

        /** A whole request, as it goes over the line; it stays the caller's, see {@link LoadRequests}. */
        ByteBuf request(long number);

        /**
         * @param since when the request was due, by {@link System#nanoTime}, which may be before it was sent
         * @param body whole; valid during this call
         */
        void answered(long number, long since, int status, ByteBuf body);

        /** No answer came. */
        void failed(long number, String why);
    }

    /** @throws BenchmarkFailedException if the service does not take the connections */
    public LoadClient(URI service, int connections) {
        bootstrap = new Bootstrap().group(loop)
                .channel(EPOLL ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .remoteAddress(new InetSocketAddress(service.getHost(), service.getPort()))
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new HttpResponseDecoder(), new LoadConnection(listener));
                    }
                });
        for (int i = 0; i < connections; i++) {
            ChannelFuture connected = bootstrap.connect().awaitUninterruptibly();
            if (!connected.isSuccess()) {
                close();
                throw new BenchmarkFailedException("can't connect to " + service, connected.cause());
            }
        }
        // Those that expire are closed, and leave the list.
        loop.scheduleAtFixedRate(() -> run.expire(List.copyOf(this.connections)), TIMEOUTS_MILLIS, TIMEOUTS_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /** Asks as fast as it is answered, on all connections. */
    public void asFastAsPossible(int seconds, Exchange exchange) {
        run(LoadRun.asFastAsPossible(seconds, exchange), seconds);
    }

    /**
     * Asks at a rate, whether or not it is answered; a request's time counts from the moment that it is due, so that one
     * slow answer does not hide those that had to wait behind it.
     */
    public void atRate(double perSecond, int seconds, Exchange exchange) {
        run(LoadRun.atRate(perSecond, seconds, exchange), seconds);
    }

    private void run(LoadRun next, int seconds) {
        CompletableFuture<Void> done = next.done();
        Future<?> ticks = loop.scheduleAtFixedRate(() -> {
            run = next;
            next.pump(idle);
        }, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
        try {
            done.get(seconds + GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailedException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new BenchmarkFailedException("not all requests were answered", e);
        } finally {
            ticks.cancel(false);
        }
    }

    private void connectAgain() {
        if (!loop.isShuttingDown()) {
            bootstrap.connect().addListener(connected -> {
                if (!connected.isSuccess() && !loop.isShuttingDown()) {
                    loop.schedule(this::connectAgain, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                }
            });
        }
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, GRACE_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
