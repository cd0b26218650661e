package fathom.engine.portfolio;

/**
 * The order of a tree's leaves in which the distances between neighbours add up to the least, without crossing branches (Bar-Joseph, Gifford, Jaakkola 2001,
 * “Fast optimal leaf ordering for hierarchical clustering”), by dynamic programming in O(n³). Of the two directions the one that begins with the lower leaf.
 */
final class OptimalLeafOrder {
    private final SingleLinkage tree;
    private final long[][] distance;
    private final int[][] members;
    /** The least sum for the smallest subtree that holds both, begun with the one and ended with the other. */
    private final long[][] cost;
    private final int[] order;
    private int filled;

    private OptimalLeafOrder(SingleLinkage tree, long[][] distance) {
        this.tree = tree;
        this.distance = distance;
        members = tree.members();
        cost = new long[tree.leafCount()][tree.leafCount()];
        order = new int[tree.leafCount()];
    }

    static int[] of(SingleLinkage tree, long[][] distance) {
        var search = new OptimalLeafOrder(tree, distance);
        for (int node = tree.leafCount(); node <= tree.rootNode(); node++) search.join(node);
        search.trace();
        return search.order;
    }

    private void join(int node) {
        int left = tree.leftOf(node);
        int right = tree.rightOf(node);
        var through = new long[order.length];
        for (int u : members[left]) {
            int[] ends = across(left, u);
            for (int k : members[right]) {
                long least = Long.MAX_VALUE;
                for (int m : ends) least = Math.min(least, cost[u][m] + distance[m][k]);
                through[k] = least;
            }
            for (int w : members[right]) {
                long least = Long.MAX_VALUE;
                for (int k : across(right, w)) least = Math.min(least, through[k] + cost[k][w]);
                cost[u][w] = cost[w][u] = least;
            }
        }
    }

    /** Where a row of this subtree can end that begins with {@code leaf}: in the other branch. */
    private int[] across(int node, int leaf) {
        if (tree.isLeaf(node)) return members[node];
        int[] left = members[tree.leftOf(node)];
        for (int i : left) if (i == leaf) return members[tree.rightOf(node)];
        return left;
    }

    private void trace() {
        int root = tree.rootNode();
        if (tree.isLeaf(root)) return;
        int first = -1;
        int last = -1;
        for (int u : members[tree.leftOf(root)]) {
            for (int w : members[tree.rightOf(root)]) {
                if (first < 0 || cost[u][w] < cost[first][last]
                        || cost[u][w] == cost[first][last] && Math.min(u, w) < Math.min(first, last)) {
                    first = Math.min(u, w);
                    last = Math.max(u, w);
                }
            }
        }
        trace(root, first, last);
    }

    /** Writes down the row of a subtree from one end to the other. */
    private void trace(int node, int first, int last) {
        if (tree.isLeaf(node)) {
            order[filled++] = first;
            return;
        }
        boolean fromLeft = contains(tree.leftOf(node), first);
        int near = fromLeft ? tree.leftOf(node) : tree.rightOf(node);
        int far = fromLeft ? tree.rightOf(node) : tree.leftOf(node);
        for (int m : across(near, first)) {
            for (int k : across(far, last)) {
                if (cost[first][m] + distance[m][k] + cost[k][last] == cost[first][last]) {
                    trace(near, first, m);
                    trace(far, k, last);
                    return;
                }
            }
        }
        throw new AssertionError("no row from " + first + " to " + last);
    }

    private boolean contains(int node, int leaf) {
        for (int i : members[node]) if (i == leaf) return true;
        return false;
    }
}
