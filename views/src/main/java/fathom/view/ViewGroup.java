package fathom.view;

/** Where a view stands in the rail, from the top. */
public enum ViewGroup {
    FIRST(""), DESK("Desk"), MACHINE("Machine and tests"), WATCH("Watch");

    private final String heading;

    ViewGroup(String heading) {
        this.heading = heading;
    }

    /** Empty for the first group. */
    public String heading() {
        return heading;
    }
}
