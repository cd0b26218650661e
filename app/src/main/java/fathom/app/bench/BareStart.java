package fathom.app.bench;

/** The least that any program of this class path needs to start: says when it came to its first line. */
final class BareStart {
    private BareStart() {}

    public static void main(String[] args) {
        System.out.println("{\"at\":" + System.currentTimeMillis() + "}");
    }
}
