package fathom.view;

/**
 * Names a view in keys, file names and causes. Those that others point to have a name here; any other view brings its own.
 *
 * @param id lower case letters, digits and hyphens, a letter first
 */
public record ViewId(String id) {
    public static final ViewId OVERVIEW = new ViewId("overview"), ENGINES = new ViewId("engines"), BUSES = new ViewId("buses"), MARKET = new ViewId("market"),
            ARBITRAGE = new ViewId("arbitrage"), PORTFOLIOS = new ViewId("portfolios"), HARDWARE = new ViewId("hardware"), SCENARIOS = new ViewId("scenarios");

    /** @throws IllegalArgumentException one sentence, for a name that cannot stand in a file name */
    public ViewId {
        if (!id.matches("[a-z][a-z0-9-]*")) throw new IllegalArgumentException("a view cannot be called '" + id + "': lower case letters, digits and hyphens, a letter first");
    }

    @Override
    public String toString() {
        return id;
    }
}
