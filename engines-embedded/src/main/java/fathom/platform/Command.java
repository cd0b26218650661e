package fathom.platform;

import fathom.engine.EngineId;
import java.time.Duration;
import java.util.Locale;

/** Everything that may be ordered from a console. */
public sealed interface Command {
    /** What it is about; commands about the same are carried out one after the other, in the order in which they were given. */
    String subject();

    /** What it does, to go behind "to" or before "failed", e.g. {@code pause the feed}. */
    String words();

    /** What a console that only watches says instead: where, or how, it can be done. */
    String elsewhere();

    /** From being taken up to being effective. */
    default Duration limit() {
        return Duration.ofSeconds(10);
    }

    /** @param id of a scenario, or the file of a profile; its outcome has the id of the run */
    record StartScenario(String id, long seed) implements Command {
        @Override
        public String subject() {
            return RUN;
        }

        @Override
        public String words() {
            return "start " + id;
        }

        @Override
        public String elsewhere() {
            return "a scenario loads the machine that it is started on, so start it there";
        }
    }

    /** Ends the current run with the verdict ABORTED. */
    record AbortScenario() implements Command {
        @Override
        public String subject() {
            return RUN;
        }

        @Override
        public String words() {
            return "abort the run";
        }

        @Override
        public String elsewhere() {
            return "a run is aborted where it was started";
        }
    }

    record PauseFeed() implements Command {
        @Override
        public String subject() {
            return FEED;
        }

        @Override
        public String words() {
            return "pause the feed";
        }

        @Override
        public String elsewhere() {
            return "the feed is paused where it runs";
        }
    }

    record ResumeFeed() implements Command {
        @Override
        public String subject() {
            return FEED;
        }

        @Override
        public String words() {
            return "resume the feed";
        }

        @Override
        public String elsewhere() {
            return "the feed is resumed where it runs";
        }
    }

    /** @param factor of event time; infinite for as fast as possible */
    record FeedSpeed(double factor) implements Command {
        @Override
        public String subject() {
            return FEED;
        }

        @Override
        public String words() {
            return "run the feed at × " + (factor == Math.rint(factor) && !Double.isInfinite(factor) ? Long.toString((long) factor) : String.format(Locale.ROOT, "%s", factor));
        }

        @Override
        public String elsewhere() {
            return "the feed's pace is set where it runs";
        }
    }

    /** @param fraction of the recording, 0 to 1 */
    record SeekFeed(double fraction) implements Command {
        @Override
        public String subject() {
            return FEED;
        }

        @Override
        public String words() {
            return String.format(Locale.ROOT, "wind the recording to %.0f %%", fraction * 100);
        }

        @Override
        public String elsewhere() {
            return "the recording is wound where it runs";
        }
    }

    record StopEngine(EngineId engine) implements Command {
        @Override
        public String subject() {
            return ENGINE + engine.id();
        }

        @Override
        public String words() {
            return "stop " + engine.label();
        }

        @Override
        public String elsewhere() {
            return engine.label() + " is stopped where it runs";
        }
    }

    /** Of a stopped or failed one. */
    record StartEngine(EngineId engine) implements Command {
        @Override
        public String subject() {
            return ENGINE + engine.id();
        }

        @Override
        public String words() {
            return "start " + engine.label();
        }

        @Override
        public String elsewhere() {
            return engine.label() + " is started with 'fathom serve --engines " + engine.id() + "'";
        }
    }

    /** Ends a job of an engine. @param id of the job */
    record CancelJob(String id) implements Command {
        @Override
        public String subject() {
            return JOB + id;
        }

        @Override
        public String words() {
            return "cancel the job " + id;
        }

        @Override
        public String elsewhere() {
            return "a job is cancelled where its engine runs";
        }
    }

    /** Ends the server of one bus at once, as if it had crashed. */
    record KillBus(String name) implements Command {
        @Override
        public String subject() {
            return BUS + name;
        }

        @Override
        public String words() {
            return "kill the server of " + name;
        }

        @Override
        public String elsewhere() {
            return "a server is ended where it was started";
        }
    }

    /** Starts the server of a bus that was killed. */
    record ReviveBus(String name) implements Command {
        @Override
        public String subject() {
            return BUS + name;
        }

        @Override
        public String words() {
            return "start the server of " + name;
        }

        @Override
        public String elsewhere() {
            return "a server is started where it was ended";
        }

        @Override
        public Duration limit() {
            return Duration.ofSeconds(30);
        }
    }

    String RUN = "run", FEED = "feed", ENGINE = "engine ", BUS = "bus ", JOB = "job ";
}
