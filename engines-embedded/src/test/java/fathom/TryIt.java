package fathom;
import fathom.platform.embedded.*;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
public class TryIt {
    public static void main(String[] a) throws Exception {
        double rate = Double.parseDouble(a[0]); int secs = Integer.parseInt(a[1]);
        var os = (com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        try (var p = EmbeddedPlatform.start(new EmbeddedConfig("sim", 1, rate, Path.of("/tmp/lead/runs")))) {
            for (int i = 0; i < secs / 5; i++) {
                long c0 = os.getProcessCpuTime(), t0 = System.nanoTime();
                TimeUnit.SECONDS.sleep(5);
                var s = p.state();
                System.out.printf("--- cpu %.1f %% of a core, ticks %,d behind %s%n", (os.getProcessCpuTime() - c0) * 100.0 / (System.nanoTime() - t0), s.feed().ticks(), s.feed());
                for (var e : s.engines()) if (e.inbox() != null) System.out.printf("%-12s %s %s done %s%n", e.id().id(), e.state(), e.summary(), e.inbox());
                for (var x : s.buses().getFirst().inboxes()) System.out.printf("  inbox %-14s acc %,d handled %,d confl %,d drop %,d wait %,d waited %,d busy %.1f%%  p50 %d p99 %d%n", x.name(), x.accepted(), x.handled(), x.conflated(), x.dropped(), x.waiting(), x.waited(), x.busyNanos() / 5e7/(i+1), x.queued().p50(), x.queued().p99());
                for (var m : s.portfolios()) System.out.printf("  %s nav %.2f pnl %.2f = %.2f+%.2f-%.2f gross %.0f dd %.3f limits %s fills %d%n", m.id(), m.nav(), m.pnl(), m.realized(), m.unrealized(), m.fees(), m.gross(), m.drawdown(), m.limits(), m.fills());
                var ar = s.arbitrage();
                System.out.printf("  arb seen %d takeable %d taken %d missed %d missedNet %.2f takenNet %.2f orders %d booked %d refused %d open %s%n", ar.seen(), ar.takeable(), ar.taken(), ar.missed(), ar.missedNet(), ar.takenNet(), ar.ordersSent(), ar.fillsBooked(), ar.refused(), ar.open().stream().limit(2).toList());
                System.out.println("  tickToMark " + s.tickToMark());
            }
            if (a.length > 2) { System.out.println(p.startScenario(a[2], 1)); while (p.state().run().isRunning()) TimeUnit.SECONDS.sleep(1); var r = p.state().run().ended(); System.out.println(r.verdict() + " " + r.why()); r.thresholds().forEach(t -> System.out.println((t.passed() ? "ok   " : "FAIL ") + t.threshold().expression() + "  observed " + t.observed())); System.out.println(r.report() + " " + r.corrected()+ " sent " + r.sent() + " recv " + r.received()); }
        }
        System.out.println("closed");
    }
}
