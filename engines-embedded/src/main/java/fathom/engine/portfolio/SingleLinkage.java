package fathom.engine.portfolio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The tree that joins the two nearest clusters again and again, their distance being that of their nearest members (Sneath 1957): the edges of a minimum
 * spanning tree (Prim 1957) by length. Leaves are 0 to n − 1, the k-th join is node n + k.
 *
 * @param left  older part of each join, in their order; @param right the other one
 */
record SingleLinkage(int[] left, int[] right) {
    private record Edge(int a, int b, long length) {}

    /** @param distance symmetric, at least one row */
    static SingleLinkage of(long[][] distance) {
        int n = distance.length;
        var cluster = new int[2 * n - 1];
        Arrays.setAll(cluster, i -> i);
        var left = new int[n - 1];
        var right = new int[n - 1];
        int join = 0;
        for (Edge edge : spanningTree(distance)) {
            int a = root(cluster, edge.a);
            int b = root(cluster, edge.b);
            left[join] = Math.min(a, b);
            right[join] = Math.max(a, b);
            cluster[a] = cluster[b] = n + join++;
        }
        return new SingleLinkage(left, right);
    }

    /** The shortest edge first; of equal ones that which was found first. */
    private static List<Edge> spanningTree(long[][] distance) {
        int n = distance.length;
        var nearest = new long[n];
        var to = new int[n];
        var in = new boolean[n];
        Arrays.fill(nearest, Long.MAX_VALUE);
        var edges = new ArrayList<Edge>();
        for (int last = 0, next = 0; edges.size() < n - 1; last = next) {
            in[last] = true;
            next = -1;
            for (int i = 0; i < n; i++) {
                if (in[i]) continue;
                if (distance[last][i] < nearest[i]) {
                    nearest[i] = distance[last][i];
                    to[i] = last;
                }
                if (next < 0 || nearest[i] < nearest[next]) next = i;
            }
            edges.add(new Edge(to[next], next, nearest[next]));
        }
        edges.sort(Comparator.comparingLong(Edge::length));
        return edges;
    }

    private static int root(int[] cluster, int node) {
        while (cluster[node] != node) node = cluster[node] = cluster[cluster[node]];
        return node;
    }

    int leafCount() {
        return left.length + 1;
    }

    int rootNode() {
        return 2 * left.length;
    }

    boolean isLeaf(int node) {
        return node < leafCount();
    }

    int leftOf(int node) {
        return left[node - leafCount()];
    }

    int rightOf(int node) {
        return right[node - leafCount()];
    }

    /** From left to right. */
    int[] leaves() {
        var members = members();
        return members[rootNode()];
    }

    /** The leaves under each node, from left to right. */
    int[][] members() {
        var members = new int[2 * leafCount() - 1][];
        for (int i = 0; i < leafCount(); i++) members[i] = new int[] {i};
        for (int node = leafCount(); node < members.length; node++) {
            int[] a = members[leftOf(node)];
            int[] b = members[rightOf(node)];
            members[node] = Arrays.copyOf(a, a.length + b.length);
            System.arraycopy(b, 0, members[node], a.length, b.length);
        }
        return members;
    }
}
