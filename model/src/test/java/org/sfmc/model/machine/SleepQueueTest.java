package org.sfmc.model.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sfmc.model.machine.Violations.assertViolates;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/**
 * Sleeps step by step. Of a sleep that a signal may end there are four kinds: by who came first,
 * and whether the thread was already asleep.
 */
class SleepQueueTest {
  private static final int T = 0;
  private static final int OTHER = 1;
  private static final int WAKER = 2;

  private final Layout layout = new Layout();
  private final DirectEngine engine = new DirectEngine();
  private final Threads threads =
      new Threads(layout, engine, List.of("t", "other", "waker"), 1, List.of(0, 0, 0));
  private final Mutex mutex = new Mutex(layout, "mtx", 3);
  private final SleepQueue channel = new SleepQueue(layout, threads, "channel").keepOrder();

  {
    engine.start(layout);
  }

  @Test
  void aSignalThatIsPendingEndsTheSleepBeforeItBegins() {
    signal(T);
    queue(T, true);
    look(T);

    assertEquals(0, wakeupOne());
    assertEquals(SleepQueue.EINTR, resume(T));
  }

  @Test
  void aWakeupBeforeTheSignalIsUsedAndTheSignalStaysPending() {
    sleep(T);

    assertEquals(1, wakeupOne());
    signal(T);

    assertEquals(0, resume(T));
    assertTrue(threads.isSignalled(engine.cells(), T));
  }

  @Test
  void wakeupOnePrefersTheHigherPriority() {
    threads.prioritize(T, 1);
    sleep(T);
    sleep(OTHER);

    assertEquals(OTHER + 1, wakeupOne());
    assertEquals(T + 1, wakeupOne());
    assertEquals(0, wakeupOne());
  }

  @Test
  void aSignalBeforeTheWakeupLeavesTheWakeupToAnother() {
    sleep(T);
    sleep(OTHER);

    signal(T);

    assertEquals(OTHER + 1, wakeupOne());
    assertEquals(SleepQueue.EINTR, resume(T));
    unlock(T);
    assertEquals(0, resume(OTHER));
  }

  @Test
  void aSignalBeforeTheWakeupDropsTheWakeupWhenNobodyElseWaits() {
    sleep(T);
    signal(T);

    assertEquals(0, wakeupOne());
    assertEquals(SleepQueue.EINTR, resume(T));
  }

  @Test
  void aSignalInTheWindowSwallowsTheWakeup() {
    queue(T, true);
    sleep(OTHER);

    signal(T);
    assertEquals(1, wakeupOne());
    look(T);

    assertEquals(SleepQueue.EINTR, resume(T));
    assertTrue(channel.contains(engine.cells(), OTHER));
    assertTrue(threads.isAsleep(engine.cells(), OTHER));
  }

  @Test
  void aWakeupInTheWindowWithoutASignalIsNotLost() {
    queue(T, true);

    assertEquals(1, wakeupOne());
    look(T);

    assertFalse(threads.isAsleep(engine.cells(), T));
    assertEquals(0, resume(T));
  }

  @Test
  void aSignalDoesNotDisturbAPlainSleep() {
    queue(T, false);
    signal(T);

    assertEquals(Operation.BLOCKED, resume(T));
    assertEquals(1, wakeupOne());
    assertEquals(0, resume(T));
  }

  @Test
  void queueingGivesTheMutexBackAndWakingTakesItAgain() {
    queue(T, false);
    assertTrue(mutex.isFree(engine.cells()));

    engine.as(WAKER).perform(mutex.lock());
    engine.perform(channel.wakeup());
    assertEquals(Operation.BLOCKED, resume(T));
    unlock(WAKER);

    assertEquals(0, resume(T));
    assertEquals(T, mutex.holder(engine.cells()));
    assertEquals(Threads.RUNNING, threads.status(engine.cells(), T));
  }

  @Test
  void aWakeupHasNoMemory() {
    assertEquals(0, wakeupOne());
    queue(T, false);

    assertEquals(Operation.BLOCKED, resume(T));
  }

  @Test
  void wakeupWakesEverybody() {
    sleep(T);
    sleep(OTHER);

    assertEquals(2, engine.as(WAKER).perform(channel.wakeup()));

    assertEquals(0, channel.length(engine.cells()));
  }

  @Test
  void sleepingWithoutTheMutexIsAViolation() {
    assertViolates(
        "mutex_owned",
        "mtx is unlocked by a thread that does not hold it",
        () -> engine.as(T).perform(channel.add(mutex, false)));
  }

  @Test
  void sleepingWhereItIsForbiddenIsAViolation() {
    engine.as(T).perform(mutex.lock());
    engine.perform(threads.forbidSleeping());

    assertViolates(
        "nowait_never_sleeps",
        "an allocation with SFB_NOWAIT goes to sleep",
        () -> engine.perform(channel.add(mutex, false)));

    threads.callEnds(engine.cells(), T);
    assertEquals(0, engine.perform(channel.add(mutex, false)));
  }

  @Property(tries = 200)
  void wakesInTheOrderOfArrival(@ForAll @Size(max = 40) List<@IntRange(max = 3) Integer> choices) {
    SleepQueueTest fresh = new SleepQueueTest();
    Deque<Integer> waiting = new ArrayDeque<>();
    for (int choice : choices) {
      int thread = choice % 2;
      if (choice > 1 && !waiting.contains(thread)) {
        fresh.queue(thread, false);
        waiting.addLast(thread);
      } else {
        assertEquals(waiting.isEmpty() ? 0 : waiting.getFirst() + 1, fresh.wakeupOne());
        if (!waiting.isEmpty()) {
          int first = waiting.removeFirst();
          assertEquals(0, fresh.resume(first));
          fresh.unlock(first);
        }
      }

      assertEquals(waiting.size(), fresh.channel.length(fresh.engine.cells()));
      for (int t = 0; t < 2; t++) {
        boolean asleep = waiting.contains(t);
        assertEquals(asleep, fresh.channel.contains(fresh.engine.cells(), t));
        assertEquals(asleep, fresh.threads.isAsleep(fresh.engine.cells(), t));
      }
    }
  }

  /** Where all are woken together nobody can tell who came first, and states are the same. */
  @Property(tries = 100)
  void withoutAnOrderItIsASet(@ForAll @Size(max = 20) List<@IntRange(max = 2) Integer> choices) {
    Layout own = new Layout();
    DirectEngine runs = new DirectEngine();
    Threads three = new Threads(own, runs, List.of("a", "b", "c"), 1, List.of(0, 0, 0));
    Mutex lock = new Mutex(own, "mtx", 3);
    SleepQueue set = new SleepQueue(own, three, "channel");
    runs.start(own);
    Map<Set<Integer>, Cells> known = new HashMap<>();
    Set<Integer> asleep = new TreeSet<>();
    for (int choice : choices) {
      if (asleep.add(choice)) {
        runs.as(choice).perform(lock.lock());
        runs.perform(set.add(lock, false));
      } else {
        assertEquals(asleep.size(), runs.as(choice).perform(set.wakeup()));
        for (int thread : asleep) {
          assertEquals(0, runs.as(thread).perform(set.resume(lock)));
          runs.perform(lock.unlock());
          three.callEnds(runs.cells(), thread);
        }
        asleep.clear();
      }

      assertEquals(asleep.size(), set.length(runs.cells()));
      Cells before = known.putIfAbsent(Set.copyOf(asleep), runs.cells().copy());
      assertEquals(before == null ? runs.cells() : before, runs.cells());
    }
    assertThrows(IllegalStateException.class, set::wakeupOne);
  }

  private void queue(int thread, boolean pcatch) {
    engine.as(thread).perform(mutex.lock());
    engine.perform(channel.add(mutex, pcatch));
  }

  private void look(int thread) {
    engine.as(thread).perform(channel.check());
  }

  private void sleep(int thread) {
    queue(thread, true);
    look(thread);
  }

  private int resume(int thread) {
    return engine.as(thread).perform(channel.resume(mutex));
  }

  private void unlock(int thread) {
    engine.as(thread).perform(mutex.unlock());
  }

  private void signal(int thread) {
    engine.as(-1).perform(channel.signal(thread));
  }

  private int wakeupOne() {
    return engine.as(WAKER).perform(channel.wakeupOne());
  }
}
