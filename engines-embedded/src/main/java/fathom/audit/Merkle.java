package fathom.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The Merkle tree of RFC 9162, section 2.1, over SHA-256. An instance takes leaves one after the other and keeps one hash for each complete subtree. */
public final class Merkle {
    private final List<byte[]> subtrees = new ArrayList<>();
    private long size;

    public void add(byte[] leafHash) {
        byte[] node = leafHash;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) node = node(subtrees.removeLast(), node);
        subtrees.add(node);
        size++;
    }

    public long size() {
        return size;
    }

    /** Of no leaves it is the hash of nothing. */
    public byte[] root() {
        if (subtrees.isEmpty()) return sha256().digest();
        byte[] root = subtrees.getLast();
        for (int i = subtrees.size() - 2; i >= 0; i--) root = node(subtrees.get(i), root);
        return root;
    }

    public static byte[] leaf(byte[] data) {
        MessageDigest digest = sha256();
        digest.update((byte) 0);
        return digest.digest(data);
    }

    static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    /** The inclusion path, from the leaf to the root. @throws IndexOutOfBoundsException when there is no such leaf */
    public static List<byte[]> path(int index, List<byte[]> leafHashes) {
        if (index < 0 || index >= leafHashes.size()) throw new IndexOutOfBoundsException(index);
        int n = leafHashes.size();
        if (n == 1) return new ArrayList<>();
        int k = Integer.highestOneBit(n - 1);
        boolean left = index < k;
        List<byte[]> path = left ? path(index, leafHashes.subList(0, k)) : path(index - k, leafHashes.subList(k, n));
        path.add(root(left ? leafHashes.subList(k, n) : leafHashes.subList(0, k)));
        return path;
    }

    private static byte[] root(List<byte[]> leafHashes) {
        var tree = new Merkle();
        leafHashes.forEach(tree::add);
        return tree.root();
    }

    /** Whether the path leads from the leaf to the root; section 2.1.3.2. */
    public static boolean includes(long index, long size, byte[] leafHash, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size || leafHash.length != 32) return false;
        long fn = index, sn = size - 1;
        byte[] node = leafHash;
        for (byte[] other : path) {
            if (sn == 0) return false;
            if ((fn & 1) == 1 || fn == sn) {
                node = node(other, node);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                node = node(node, other);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(node, root);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
