package fathom.engine;

import fathom.bus.Bus;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** All eighteen engines: a runner for each that is built, and the plain word "not built" for the others. */
public final class EngineRegistry implements AutoCloseable {
    private final Map<EngineId, EngineRunner> runners = new EnumMap<>(EngineId.class);

    /** @param makers of the engines that are built; each makes a fresh engine */
    public EngineRegistry(Bus bus, Map<EngineId, ? extends Supplier<? extends Engine>> makers) {
        this(bus, makers, id -> Copies.NONE);
    }

    /** @param copies what is known of the copies of each engine that run elsewhere */
    public EngineRegistry(Bus bus, Map<EngineId, ? extends Supplier<? extends Engine>> makers, Function<EngineId, ? extends Copies> copies) {
        makers.forEach((id, maker) -> runners.put(id, new EngineRunner(id, maker, bus, copies.apply(id))));
    }

    public void startAll() {
        runners.values().forEach(EngineRunner::start);
    }

    /** Empty when the engine is not built. */
    public Optional<EngineRunner> runner(EngineId id) {
        return Optional.ofNullable(runners.get(id));
    }

    /** Those that are built, in the order of {@link EngineId}. */
    public List<EngineStatus> built() {
        return runners.values().stream().map(EngineRunner::status).toList();
    }

    /** All eighteen, in the order of {@link EngineId}. */
    public List<EngineStatus> statuses() {
        return Arrays.stream(EngineId.values()).map(id -> runner(id).map(EngineRunner::status).orElseGet(() -> EngineStatus.notBuilt(id))).toList();
    }

    @Override
    public void close() {
        runners.values().forEach(EngineRunner::stop);
    }
}
