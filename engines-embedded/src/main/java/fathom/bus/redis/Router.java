package fathom.bus.redis;

import fathom.bus.BusEvent;
import fathom.bus.MessageType;
import fathom.bus.Priority;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which server carries which lane. Each lane has a home; when that is lost its lanes go to the others, the quicker ones taking more, with all that the lost
 * server may have swallowed before anything new; when it is well again they come home. The order within a lane stays.
 */
final class Router {
    private final List<Member> members;
    private final Lane[][] lanes;
    private final EventHistory events;
    /** Before it, members that were never up are not missed. */
    private boolean started;

    Router(List<Member> members, Routing routing, EventHistory events) {
        this.members = members;
        this.events = events;
        lanes = new Lane[MessageType.values().length][Priority.values().length];
        for (MessageType t : MessageType.values()) for (Priority p : Priority.values()) lanes[t.ordinal()][p.ordinal()] = new Lane(t, p, routing.home(t));
    }

    Lane lane(MessageType type, Priority priority) {
        return lanes[type.ordinal()][priority.ordinal()];
    }

    Member carrier(Lane lane) {
        return members.get(lane.carrier);
    }

    /** Share of homeless traffic by member: inverse to how long a message takes over it; equal while that is not known. */
    double[] weights() {
        double[] weights = new double[members.size()];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            Member m = members.get(i);
            double nanos = m.probe().latency();
            weights[i] = !m.carries() ? 0 : Double.isNaN(nanos) ? 1e-6 : 1 / Math.max(nanos, 1);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) weights[i] = sum == 0 ? 0 : weights[i] / sum;
        return weights;
    }

    /** All members had their time to come up: what cannot be carried by those that did not goes elsewhere. */
    synchronized void start() {
        started = true;
        for (Member m : members) if (!m.carries()) moveAway(m, m.why(), System.nanoTime());
    }

    /** @param since when it was noticed, {@link System#nanoTime} */
    synchronized void moveAway(Member lost, String why, long since) {
        if (!started) return;
        List<Lane> concerned = lanesOf(lost);
        double[] weights = weights();
        int index = members.indexOf(lost);
        weights[index] = 0;
        if (Arrays.stream(weights).sum() == 0) {
            events.add(BusEvent.Kind.LOST, lost.name(), why + "; there is no other bus to move to, so messages wait", lost.writer().outbox().waiting(), 0);
            return;
        }
        lost.writer().suspend(); // may take a while, in which nobody needs to wait for it
        Locks.all(concerned, () -> {
            List<Outgoing> again = lost.writer().surrender();
            Set<String> where = new LinkedHashSet<>();
            double[] load = new double[members.size()];
            for (Lane lane : concerned) {
                int to = weights[lane.home] > 0 ? lane.home : quickest(weights, load);
                load[to]++;
                lane.carrier = to;
                where.add(members.get(to).name());
            }
            for (Outgoing m : again) send(m);
            lost.writer().resume();
            events.add(BusEvent.Kind.LOST, lost.name(), where.isEmpty() ? why : why + "; its traffic moved to " + String.join(", ", where), again.size(), System.nanoTime() - since);
        });
    }

    private static int quickest(double[] weights, double[] load) {
        int best = -1;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] == 0) continue;
            if (best < 0 || weights[i] / (1 + load[i]) > weights[best] / (1 + load[best])) best = i;
        }
        return best;
    }

    private void send(Outgoing m) {
        carrier(m.lane()).writer().outbox().add(m);
    }

    /**
     * Lanes that can be at home again return, with what waits of them: those of this server, and those that were left on it when theirs came back. And those
     * that found no server when theirs was lost find one now.
     */
    synchronized void bringHome(Member back, long since) {
        if (!started) return;
        int returned = 0;
        for (Lane[] byPriority : lanes) {
            for (Lane lane : byPriority) {
                if (!lane.isAway() || !members.get(lane.home).carries() || !carrier(lane).carries()) continue;
                synchronized (lane) {
                    var waiting = new ArrayList<Outgoing>();
                    carrier(lane).writer().outbox().withdraw(lane, waiting);
                    lane.carrier = lane.home;
                    waiting.forEach(this::send);
                }
                returned++;
            }
        }
        events.add(BusEvent.Kind.RETURNED, back.name(), returned == 0 ? "is back" : "is back, and so is its traffic", 0, returned == 0 ? 0 : System.nanoTime() - since);
        for (Member m : members) if (m != back && !m.isReachable() && !lanesOf(m).isEmpty()) moveAway(m, m.why(), System.nanoTime());
    }

    private List<Lane> lanesOf(Member m) {
        int index = members.indexOf(m);
        List<Lane> all = new ArrayList<>();
        for (Lane[] byPriority : lanes) for (Lane lane : byPriority) if (lane.carrier == index) all.add(lane);
        return all;
    }
}
