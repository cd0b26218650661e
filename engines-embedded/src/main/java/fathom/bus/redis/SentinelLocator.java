package fathom.bus.redis;

import io.lettuce.core.output.ArrayOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Asks the sentinels, one after the other, who the master is; the one that answered last is asked first. */
final class SentinelLocator implements RedisConnectors.Locator {
    private final LettuceClient client;
    private final RedisAddress address;
    private final Seeds sentinels;

    SentinelLocator(LettuceClient client, RedisAddress address) {
        this.client = client;
        this.address = address;
        sentinels = new Seeds(address.nodes());
    }

    @Override
    public HostAndPort find(String key) throws RedisException {
        return sentinels.ask(this::master);
    }

    private HostAndPort master(HostAndPort sentinel) throws RedisException {
        try (RedisLink link = open(sentinel)) {
            var command = new CommandArgs<>(BytesCodec.INSTANCE).add("GET-MASTER-ADDR-BY-NAME").add(address.master());
            List<Object> answer = link.connection().sync().dispatch(CommandType.SENTINEL, new ArrayOutput<>(BytesCodec.INSTANCE), command);
            if (answer.size() != 2) throw new RedisException("the sentinel at " + sentinel + " knows no master named " + address.master());
            return new HostAndPort(text(answer.get(0)), Integer.parseInt(text(answer.get(1))));
        } catch (RuntimeException e) {
            throw RedisErrors.explain(sentinel.toString(), e);
        }
    }

    /** Most sentinels are open to everybody, whatever the master wants, and refuse a user whom they do not know. */
    private RedisLink open(HostAndPort sentinel) throws RedisException {
        try {
            return client.open(sentinel, "fathom asking for the master", Credentials.NONE);
        } catch (RedisException e) {
            if (!RedisErrors.wantsPassword(e) || !address.credentials().given()) throw e;
            return client.open(sentinel, "fathom asking for the master", address.credentials());
        }
    }

    private static String text(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.UTF_8);
    }
}
