package fathom.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection: one request after the other, each refused as soon as it can be told, or read, worked on by a thread of its own and answered as fast as the client takes it. */
final class Exchange extends SimpleChannelInboundHandler<HttpObject> {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final int PIECE = 65_536;

    private final Shared shared;
    private final Deadline deadline;
    private HttpRequest head;
    private Dispatcher.Admitted admitted;
    private ByteArrayOutputStream body;
    private long held;
    private boolean ending, busy;

    Exchange(Shared shared, Deadline deadline) {
        this.shared = shared;
        this.deadline = deadline;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, HttpObject message) {
        if (ending) return;
        try {
            checkDecoded(message.decoderResult());
            if (message instanceof HttpRequest request) begin(ctx, request);
            if (message instanceof HttpContent part && admitted != null) take(ctx, part);
        } catch (Problem p) {
            refuse(ctx, p);
        }
    }

    private static void checkDecoded(DecoderResult result) {
        if (result.isSuccess()) return;
        throw switch (result.cause()) {
            case TooLongHttpHeaderException e -> new Problem(431, "the headers are too large");
            case TooLongHttpLineException e -> new Problem(414, "the address of the request is too long");
            default -> new Problem(400, "the request is not HTTP");
        };
    }

    private void begin(ChannelHandlerContext ctx, HttpRequest request) {
        head = request;
        HttpVersion version = request.protocolVersion();
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) throw new Problem(505, "HTTP 1.1 and 1.0 are spoken here");
        admitted = shared.dispatcher().admit(request, ((InetSocketAddress) ctx.channel().localAddress()).getAddress());
        body = new ByteArrayOutputStream(0);
        if (HttpUtil.getContentLength(request, 0L) > admitted.mostBody()) throw tooLarge();
        if (request.headers().contains(HttpHeaderNames.EXPECT)) {
            if (!HttpUtil.is100ContinueExpected(request)) throw new Problem(417, "of expectations 100-continue alone is understood");
            ctx.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
        }
    }

    private Problem tooLarge() {
        return new Problem(413, admitted.mostBody() == 0 ? "no body is read here" : "the body is larger than " + admitted.mostBody() + " bytes");
    }

    private void take(ChannelHandlerContext ctx, HttpContent part) {
        int bytes = part.content().readableBytes();
        if (body.size() + bytes > admitted.mostBody()) throw tooLarge();
        hold(bytes);
        byte[] piece = new byte[bytes];
        part.content().readBytes(piece);
        body.writeBytes(piece);
        if (part instanceof LastHttpContent) work(ctx);
    }

    private void hold(long bytes) {
        if (!shared.budget().take(bytes)) throw tooMuch();
        held += bytes;
    }

    private static Problem tooMuch() {
        return new Problem(429, "too much is under way at once: ask again in a second", Map.of("Retry-After", "1"));
    }

    private void letGo() {
        shared.budget().give(held);
        held = 0;
    }

    private void work(ChannelHandlerContext ctx) {
        ctx.channel().config().setAutoRead(false);
        deadline.stop();
        shared.connections().works(ctx.channel());
        Dispatcher.Admitted request = admitted;
        byte[] bytes = body.toByteArray();
        admitted = null;
        body = null;
        boolean counted = shared.running().tryAcquire();
        if (!counted && !request.route().urgent()) {
            send(ctx, tooMuch().response(), HttpUtil.isKeepAlive(head));
            return;
        }
        busy = true;
        shared.underWay().register();
        try {
            shared.threads().execute(() -> answer(ctx, request, bytes, counted));
        } catch (RejectedExecutionException ended) {
            if (counted) shared.running().release();
            ctx.close();
        }
    }

    private void answer(ChannelHandlerContext ctx, Dispatcher.Admitted request, byte[] bytes, boolean counted) {
        Response response = shared.dispatcher().answer(request, bytes);
        if (counted) shared.running().release();
        try {
            ctx.executor().execute(() -> send(ctx, response, HttpUtil.isKeepAlive(head) && !shared.ending().get()));
        } catch (RejectedExecutionException ended) {
            // nobody is left who could be answered
        }
    }

    private void done() {
        if (busy) shared.underWay().arriveAndDeregister();
        busy = false;
    }

    /** What comes after a refusal is not read as a request: it may be the rest of a body. */
    private void refuse(ChannelHandlerContext ctx, Problem problem) {
        boolean whole = head != null && !HttpUtil.isTransferEncodingChunked(head) && HttpUtil.getContentLength(head, 0L) == 0 && problem.status() < 500 && problem.status() != 400;
        admitted = null;
        body = null;
        ctx.channel().config().setAutoRead(false);
        send(ctx, problem.response(), whole && HttpUtil.isKeepAlive(head));
    }

    private void send(ChannelHandlerContext ctx, Response response, boolean keepAlive) {
        letGo();
        if (!ctx.channel().isActive()) return;
        byte[] bytes = response.body();
        boolean withoutBody = head != null && head.method().name().equals("HEAD");
        if (bytes.length > PIECE && !withoutBody && !shared.budget().take(bytes.length)) {
            send(ctx, tooMuch().response(), keepAlive);
            return;
        }
        if (bytes.length > PIECE && !withoutBody) held = bytes.length;
        ending = !keepAlive;
        var answer = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(response.status()));
        answer.headers().set(HttpHeaderNames.CONTENT_TYPE, response.contentType()).set(HttpHeaderNames.CONTENT_LENGTH, bytes.length)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store").set(HttpHeaderNames.DATE, DateFormatter.format(new Date())).set("X-Content-Type-Options", "nosniff");
        response.headers().forEach(answer.headers()::set);
        if (!keepAlive) answer.headers().set(HttpHeaderNames.CONNECTION, "close");
        else if (head.protocolVersion().equals(HttpVersion.HTTP_1_0)) answer.headers().set(HttpHeaderNames.CONNECTION, "keep-alive");
        shared.connections().waits(ctx.channel());
        ctx.write(answer);
        write(ctx, withoutBody ? new byte[0] : bytes, 0);
    }

    /** Piece by piece, the next when the one before is taken, so that a client that does not read costs one piece and ends. */
    private void write(ChannelHandlerContext ctx, byte[] bytes, int from) {
        int length = Math.min(PIECE, bytes.length - from);
        boolean last = from + length == bytes.length;
        ByteBuf piece = Unpooled.wrappedBuffer(bytes, from, length);
        deadline.answering();
        ctx.writeAndFlush(last ? new DefaultLastHttpContent(piece) : new DefaultHttpContent(piece)).addListener(f -> {
            if (!f.isSuccess()) ctx.close();
            else if (last) answered(ctx);
            else write(ctx, bytes, from + length);
        });
    }

    private void answered(ChannelHandlerContext ctx) {
        letGo();
        done();
        head = null;
        if (ending) {
            ((DuplexChannel) ctx.channel()).shutdownOutput().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
            deadline.ending();
        } else {
            deadline.idle();
        }
        ctx.channel().config().setAutoRead(true);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == Deadline.LATE) refuse(ctx, new Problem(408, "the request took too long to arrive"));
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        letGo();
        done();
        admitted = null;
        body = null;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!(cause instanceof IOException)) LOG.warn("A connection failed", cause);
        ctx.close();
    }
}
