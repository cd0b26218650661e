package fathom.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long one connection may keep us waiting. From the first byte of a request its time runs, however many bytes follow. First in the pipeline. */
final class Deadline extends ChannelInboundHandlerAdapter {
    /** The request that had begun is late; told down the pipeline. */
    static final Object LATE = new Object();

    private final Limits limits;
    private ChannelHandlerContext context;
    private ScheduledFuture<?> end;
    private boolean idle;

    Deadline(Limits limits) {
        this.limits = limits;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        context = ctx;
        idle();
        ctx.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (idle && message instanceof ByteBuf bytes && bytes.isReadable()) {
            idle = false;
            run(limits.request(), () -> ctx.fireUserEventTriggered(LATE));
        }
        ctx.fireChannelRead(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        stop();
        ctx.fireChannelInactive();
    }

    /** The next request may come. */
    void idle() {
        idle = true;
        run(limits.idle(), context::close);
    }

    /** A piece of an answer is to be taken. */
    void answering() {
        idle = false;
        run(limits.answer(), context::close);
    }

    /** The last is said; what still comes is not read. */
    void ending() {
        idle = false;
        run(Duration.ofSeconds(1), context::close);
    }

    /** Nothing is waited for. */
    void stop() {
        idle = false;
        if (end != null) end.cancel(false);
    }

    private void run(Duration time, Runnable late) {
        if (end != null) end.cancel(false);
        end = context.channel().isActive() ? context.executor().schedule(late, time.toNanos(), TimeUnit.NANOSECONDS) : null;
    }
}
