package fathom.server;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;

/** Netty's, which refuses a body whose length is said in two ways: who stands between us and the client may have believed the other (request smuggling). */
final class RequestDecoder extends HttpRequestDecoder {
    private static final int LONGEST_LINE = 8192, PIECE = 16_384;

    RequestDecoder(int headerBytes) {
        super(new HttpDecoderConfig().setMaxInitialLineLength(LONGEST_LINE).setMaxHeaderSize(headerBytes).setMaxChunkSize(PIECE));
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("both Transfer-Encoding and Content-Length");
    }
}
