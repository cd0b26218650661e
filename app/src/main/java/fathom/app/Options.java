package fathom.app;

import fathom.market.FeedPlan;
import fathom.platform.BusOption;
import fathom.platform.BusSettings;
import fathom.platform.Catalogue;
import fathom.setting.DocumentException;
import fathom.store.PreferencesFile;
import fathom.store.UserFolders;
import fathom.watch.RuleReader;
import fathom.watch.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ListResourceBundle;
import java.util.ResourceBundle;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that several commands share. */
public final class Options {
    private static final String FEED = "--feed", FEED_LABEL = "FEED";

    /** What can be said only when it is known what there is. */
    static final ResourceBundle HELP = new ListResourceBundle() {
        @Override
        protected Object[][] getContents() {
            return new Object[][] {{FEED, "Where ticks come from (default: sim). " + String.join("; ", Catalogue.STANDARD.feeds().help()) + ". Several with + between are one feed."}};
        }
    };

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--json", description = "Print one JSON document on standard output and nothing else.")
    public boolean json;

    @Option(names = "--out", paramLabel = "DIR", description = "Where reports and pictures go (default: reports in the user's data folder, pictures in fathom-out).")
    private Path out;

    @Option(names = FEED, paramLabel = FEED_LABEL, description = "${bundle:" + FEED + "}")
    private String feed = "sim";

    @Option(names = "--bus", paramLabel = "BUS", description = {"local (default); embedded-redis for four servers started here; or one to four addresses of servers with commas between,",
            "redis://, redis-sentinel:// or redis-cluster://, rediss… for TLS. standard, or standard:ADDRESS, is the naive bus to compare with."})
    private String bus = BusOption.LOCAL;

    @Option(names = "--bus-options", paramLabel = "LIST", description = "For buses on servers: encoding=json, NAME.encoding=json, pack=N, append-only; with commas between.")
    private String busOptions = "";

    @Option(names = "--rules", paramLabel = "FILE", description = "Limits of your own, in YAML or JSON: each takes the place of the one of its name, or is added (docs/rules.md).")
    private Path rules;

    @Option(names = "--seed", paramLabel = "N", description = "Of the simulator and of scenarios (default: 20260731).")
    public long seed = 20260731;

    @Option(names = "--rate", paramLabel = "N", description = "Simulated ticks per second, 10 to 1000000 (default: ${DEFAULT-VALUE}).", defaultValue = "500")
    public double rate;

    /** Where pictures and the like go. */
    public Path out() {
        return out == null ? Path.of("fathom-out") : out;
    }

    /** Where the reports of runs go: into the user's data folder, unless another place is named here or in the settings. */
    public Path runs() {
        if (out != null) return out.resolve("runs");
        Path set = PreferencesFile.ofUser().read().preferences().out();
        return set == null ? UserFolders.ofUser().runs() : set;
    }

    /** Says at once what cannot work. */
    public void check() {
        catalogue();
        checkBus();
        checkFeed();
        if (out != null && Files.exists(out) && !Files.isDirectory(out)) throw new UsageException("--out " + out + ": that is a file, not a folder");
    }

    /** What there is, judged by the rules that were asked for. */
    public Catalogue catalogue() {
        if (rules == null) return Catalogue.STANDARD;
        Rules shipped = Catalogue.STANDARD.rules();
        try {
            return Catalogue.STANDARD.with(shipped.with(RuleReader.read(rules, shipped.gauges())));
        } catch (DocumentException e) {
            throw new UsageException("--rules " + e.getMessage());
        }
    }

    public void checkBus() {
        if (bus().hasInlinePassword()) {
            command.commandLine().getErr().println("fathom: a password in --bus shows in the list of processes; password-file=FILE or password-env=NAME after the address keeps it out");
        }
    }

    /** The bus that was asked for; nothing of it has been tried yet. */
    public BusOption bus() {
        BusSettings settings;
        try {
            settings = BusSettings.parse(busOptions);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--bus-options: " + e.getMessage());
        }
        try {
            return BusOption.parse(bus, settings);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--bus: " + e.getMessage()); // without the text: a password may stand in it, in the wrong place
        }
    }

    public void checkFeed() {
        if (!(rate >= 10 && rate <= 1_000_000)) throw new UsageException("--rate " + rate + ": from 10 to 1000000 ticks per second");
        feed();
    }

    /** The feed that was asked for; nothing of it has been opened yet. */
    public FeedPlan feed() {
        try {
            FeedPlan plan = Catalogue.STANDARD.feeds().parse(feed);
            plan.check();
            return plan;
        } catch (IllegalArgumentException e) {
            throw new UsageException(FEED + " " + feed + ": " + e.getMessage());
        }
    }

    /** Whether a feed was asked for by name. */
    public boolean isFeedSaid() {
        return command.commandLine().getParseResult().hasMatchedOption(FEED);
    }

    /** Whether that is the name which was asked for. */
    public boolean isFeed(String name) {
        return feed.equals(name);
    }

    /** For commands that have no use for one. @param why in words that follow {@code --feed FEED: } */
    public void refuseFeed(String why) {
        if (isFeedSaid()) throw new UsageException(FEED + " " + feed + ": " + why);
    }

    /** For commands that only watch a platform which runs elsewhere: it has a feed of its own. */
    public void refuseFeedElsewhere() {
        if (bus().isElsewhere()) refuseFeed("the platform on --bus has its own; 'fathom serve --feed' gives it one");
    }
}
