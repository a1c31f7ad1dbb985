package dev.tillstream.bench.serving;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;

/** One request after the other, over one kept connection. */
final class LoadConnection extends SimpleChannelInboundHandler<HttpObject> {

    private final Listener listener;
    private ChannelHandlerContext context;
    /** Of the open request; none while it is null. */
    private LoadRun run;
    private long number;
    private long since;
    private long sent;
    private int status;
    private ByteBuf body;

    /** Told by the connection's own thread. */
    interface Listener {

        void connected(LoadConnection connection);

        /** It is done with a request. */
        void free(LoadConnection connection);

        /** It is closed; its open request has failed. */
        void lost(LoadConnection connection);
    }

    LoadConnection(Listener listener) {
        this.listener = listener;
    }

    void send(LoadRun of, long requestNumber, long due, ByteBuf request) {
        run = of;
        number = requestNumber;
        since = due;
        sent = System.nanoTime();
        context.writeAndFlush(request.retainedDuplicate(), context.voidPromise());
    }

    /** Gives the open request up if it has waited for too long, and the connection with it. */
    void expire(long now) {
        if (run != null && now - sent > LoadClient.TIMEOUT_NANOS) {
            fail("no answer in time");
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        body = added.alloc().buffer();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        body.release();
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        listener.connected(this);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext of, HttpObject part) {
        if (part.decoderResult().isFailure()) {
            fail("not HTTP: " + part.decoderResult().cause());
            return;
        }
        if (part instanceof HttpResponse response) {
            status = response.status().code();
            body.clear();
        }
        if (part instanceof HttpContent content) {
            body.writeBytes(content.content());
        }
        if (part instanceof LastHttpContent && run != null) {
            LoadRun answered = run;
            run = null;
            answered.answered(number, since, status, body);
            listener.free(this);
        }
    }

    private void fail(String why) {
        if (run != null) {
            LoadRun failed = run;
            run = null;
            failed.failed(number, why);
        }
        context.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext of, Throwable why) {
        fail(why.toString());
    }

    @Override
    public void channelInactive(ChannelHandlerContext of) {
        fail("the connection was closed");
        listener.lost(this);
    }
}
