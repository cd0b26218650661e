package fathom.hardware.apple;

import fathom.hardware.Cluster;
import java.util.List;

/**
 * What of a Mac does not change while it runs.
 *
 * @param clusters    from the machine's own description; empty where it is not told
 * @param performance frequencies of the fast cores
 * @param efficiency  of the frugal ones
 * @param gpu         of the GPU
 * @param gpuCores    0 where it is not told
 * @param refusals    what could not be had, a sentence each
 */
public record AppleMachine(List<Cluster> clusters, FrequencyTable performance, FrequencyTable efficiency, FrequencyTable gpu, int gpuCores, List<String> refusals) {
    public static final AppleMachine UNKNOWN = new AppleMachine(List.of(), FrequencyTable.NONE, FrequencyTable.NONE, FrequencyTable.NONE, 0, List.of());

    public AppleMachine {
        clusters = clusters == null ? List.of() : List.copyOf(clusters);
        performance = performance == null ? FrequencyTable.NONE : performance;
        efficiency = efficiency == null ? FrequencyTable.NONE : efficiency;
        gpu = gpu == null ? FrequencyTable.NONE : gpu;
        refusals = refusals == null ? List.of() : List.copyOf(refusals);
    }

    FrequencyTable table(Cluster.Kind kind) {
        return switch (kind) {
            case PERFORMANCE -> performance;
            case EFFICIENCY -> efficiency;
            case OTHER -> FrequencyTable.NONE;
        };
    }
}
