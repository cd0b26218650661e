package fathom.bus.redis;

/** @param user null for the server's default user; @param password null when none is wanted, and then there is no user either */
record Credentials(String user, String password) {
    static final Credentials NONE = new Credentials(null, null);

    boolean given() {
        return password != null;
    }

    /** A record would print its password. */
    @Override
    public String toString() {
        return given() ? "credentials" : "no credentials";
    }
}
