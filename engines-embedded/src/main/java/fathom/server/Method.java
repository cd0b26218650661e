package fathom.server;

/** What a route does with what it is about. HEAD follows from GET. */
public enum Method {
    GET, POST, PUT, DELETE
}
