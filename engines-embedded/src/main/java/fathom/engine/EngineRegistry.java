package fathom.engine;

import fathom.bus.Bus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The engines that a process runs: a runner for each, and the threads for their jobs. */
public final class EngineRegistry implements AutoCloseable {
    private final Map<EngineId, EngineRunner> runners = new LinkedHashMap<>();
    private final Jobs jobs;

    /** Of engines of which no copies run elsewhere. */
    public EngineRegistry(Bus bus, List<EngineDefinition> engines) {
        this(bus, engines, id -> Copies.NONE);
    }

    /**
     * @param engines that are built
     * @param copies  what is known of the copies of each engine that run elsewhere
     */
    public EngineRegistry(Bus bus, List<EngineDefinition> engines, Function<EngineId, ? extends Copies> copies) {
        jobs = new Jobs(bus);
        engines.forEach(e -> runners.put(e.id(), new EngineRunner(e, bus, copies.apply(e.id()), jobs)));
    }

    public void startAll() {
        runners.values().forEach(EngineRunner::start);
    }

    /** Empty when it is not one of these. */
    public Optional<EngineRunner> runner(EngineId id) {
        return Optional.ofNullable(runners.get(id));
    }

    /** In the order in which they were given. */
    public List<EngineStatus> statuses() {
        return runners.values().stream().map(EngineRunner::status).toList();
    }

    @Override
    public void close() {
        jobs.close();
        runners.values().forEach(EngineRunner::stop);
    }
}
