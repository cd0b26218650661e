package fathom.bus.work;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.bus.Envelope;
import fathom.bus.Priority;
import fathom.bus.Topic;
import fathom.bus.work.KeyedQueue.Job;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedQueueTest {
    private final KeyedQueue queue = new KeyedQueue();

    private boolean add(String topic, Priority priority, Object payload, long now) {
        return queue.add(Messages.of(topic, priority, payload), () -> {}, now);
    }

    private void add(String topic, Priority priority, Object payload) {
        add(topic, priority, payload, 0);
    }

    /** Takes one after another, each released before the next, until nothing is left. */
    private List<Object> drain() {
        var payloads = new ArrayList<Object>();
        for (Job job; (job = queue.take()) != null; queue.release(job, 0)) payloads.add(job.message().payload());
        return payloads;
    }

    /** Against a list in which everything waits in the order of its coming. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void takesTheMostUrgentThatCanRunAndKeepsTheOrderWithinTopicAndPriority(long seed) {
        var random = new Random(seed);
        List<Envelope> waiting = new ArrayList<>();
        List<Job> inHand = new ArrayList<>();
        Set<Topic> busy = new HashSet<>();
        for (int step = 0; step < 5_000; step++) {
            switch (random.nextInt(3)) {
                case 0 -> {
                    Envelope m = Messages.of("t" + random.nextInt(8), Priority.values()[random.nextInt(6)], step);
                    boolean can = !busy.contains(m.topic()) && waiting.stream().noneMatch(w -> w.topic() == m.topic());
                    assertThat(queue.add(m, () -> {}, step)).isEqualTo(can);
                    waiting.add(m);
                }
                case 1 -> {
                    Job job = queue.take();
                    List<Envelope> free = waiting.stream().filter(w -> !busy.contains(w.topic())).toList();
                    if (job == null) {
                        assertThat(free).isEmpty();
                        continue;
                    }
                    Envelope m = job.message();
                    Priority most = free.stream().map(Envelope::priority).max(Priority::compareTo).orElseThrow();
                    assertThat(m.priority()).isEqualTo(most);
                    assertThat(m).isSameAs(free.stream().filter(w -> w.topic() == m.topic() && w.priority() == most).findFirst().orElseThrow());
                    waiting.remove(m);
                    busy.add(m.topic());
                    inHand.add(job);
                }
                default -> {
                    if (inHand.isEmpty()) continue;
                    Job job = inHand.remove(random.nextInt(inHand.size()));
                    busy.remove(job.message().topic());
                    queue.release(job, step);
                }
            }
            long topics = waiting.stream().map(Envelope::topic).filter(t -> !busy.contains(t)).distinct().count();
            long depth = waiting.stream().filter(w -> !busy.contains(w.topic())).count();
            assertThat(queue.readyTopics()).isEqualTo((int) topics);
            assertThat(queue.waiting()).isEqualTo(waiting.size());
            Load load = queue.look(step);
            assertThat(load.topics()).isEqualTo((int) topics + busy.size());
            assertThat(load.depth()).isEqualTo((int) depth);
        }
    }

    @Test
    void aBusyTopicStarvesNobody() {
        for (int i = 0; i < 1_000; i++) add("hot", Priority.NORMAL, "hot");
        for (int i = 0; i < 9; i++) add("cold" + i, Priority.NORMAL, i);
        List<Object> order = drain();
        assertThat(order).hasSize(1_009);
        assertThat(order.subList(0, 10)).containsExactly("hot", 0, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void topicsOfTheSamePriorityTakeTurns() {
        for (int i = 0; i < 3; i++) {
            add("a", Priority.NORMAL, "a" + i);
            add("b", Priority.NORMAL, "b" + i);
        }
        assertThat(drain()).containsExactly("a0", "b0", "a1", "b1", "a2", "b2");
    }

    @Test
    void theUrgentOvertakesWithinItsTopicAndAcross() {
        add("a", Priority.NORMAL, 1);
        add("a", Priority.NORMAL, 2);
        add("b", Priority.LOW, 3);
        add("c", Priority.FLASH_CRASH, 4);
        add("a", Priority.URGENT, 5);
        assertThat(drain()).containsExactly(4, 5, 1, 2, 3);
    }

    @Test
    void saysHowLongTheNextTopicsWaitAndHowManyWereInHand() {
        add("a", Priority.NORMAL, 1, 100);
        add("b", Priority.NORMAL, 2, 150);
        add("b", Priority.HIGH, 3, 190);
        Job b = queue.take();
        assertThat(queue.look(200)).isEqualTo(new Load(2, 1, 100, 1));
        Job a = queue.take();
        assertThat(queue.look(210)).isEqualTo(new Load(2, 0, 0, 2));
        queue.release(a, 220);
        assertThat(queue.look(230)).isEqualTo(new Load(1, 0, 0, 2));
        queue.release(b, 240);
        assertThat(queue.look(250)).isEqualTo(new Load(1, 1, 10, 1));
    }

    @Test
    void forgetsWhatWaitsAndStillTakesBackWhatIsInHand() {
        add("a", Priority.NORMAL, 1);
        Job inHand = queue.take();
        add("a", Priority.HIGH, 2);
        add("b", Priority.LOW, 3);
        assertThat(queue.clear()).isEqualTo(2);
        queue.release(inHand, 0);
        assertThat(queue.take()).isNull();
        assertThat(queue.look(0)).isEqualTo(new Load(0, 0, 0, 1));
    }
}
