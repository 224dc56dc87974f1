package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class TeamTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void eachTaskIsDoneOnce(int workers) {
    try (Team team = new Team(workers)) {
      assertEquals(workers, team.size());
      for (int tasks = 0; tasks < 50; tasks++) {
        AtomicIntegerArray done = new AtomicIntegerArray(tasks);
        team.each(tasks, (worker, task) -> done.incrementAndGet(task));
        for (int task = 0; task < tasks; task++) {
          assertEquals(1, done.get(task), task + " of " + tasks);
        }
      }
    }
  }

  /** Two tasks that wait for each other are done by two workers, one of them who asks. */
  @Test
  void tasksAreDoneAtTheSameTime() {
    Set<Integer> workers = ConcurrentHashMap.newKeySet();
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    CyclicBarrier both = new CyclicBarrier(2);
    try (Team team = new Team(2)) {
      team.each(
          2,
          (worker, task) -> {
            workers.add(worker);
            threads.add(Thread.currentThread());
            meet(both);
          });
    }

    assertEquals(Set.of(0, 1), workers);
    assertTrue(threads.contains(Thread.currentThread()));
    assertEquals(2, threads.size());
  }

  private static void meet(CyclicBarrier others) {
    try {
      others.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void whatATaskThrowsIsThrown(int workers) {
    IllegalStateException failure = new IllegalStateException("a task");
    StackOverflowError error = new StackOverflowError();
    try (Team team = new Team(workers)) {
      assertSame(failure, assertThrows(RuntimeException.class, () -> fail(team, failure, null)));
      assertSame(error, assertThrows(Error.class, () -> fail(team, null, error)));
      team.each(3, (worker, task) -> {});
    }
  }

  private static void fail(Team team, RuntimeException failure, Error error) {
    team.each(
        5,
        (worker, task) -> {
          if (task == 3 && error != null) {
            throw error;
          } else if (task == 3) {
            throw failure;
          }
        });
  }

  /** The second fails while the first is at work. */
  @Test
  void theCallerHearsWhenAnotherFails() {
    CyclicBarrier both = new CyclicBarrier(2);
    try (Team team = new Team(2)) {
      IllegalStateException thrown =
          assertThrows(
              IllegalStateException.class,
              () ->
                  team.each(
                      2,
                      (worker, task) -> {
                        meet(both);
                        if (worker == 1) {
                          throw new IllegalStateException("by the other");
                        }
                      }));
      assertEquals("by the other", thrown.getMessage());
    }
  }

  @Test
  void whoIsClosedGoes() throws InterruptedException {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    CyclicBarrier all = new CyclicBarrier(3);
    try (Team team = new Team(3)) {
      team.each(
          3,
          (worker, task) -> {
            threads.add(Thread.currentThread());
            meet(all);
          });
    }
    threads.remove(Thread.currentThread());
    assertEquals(2, threads.size());
    for (Thread other : threads) {
      assertTrue(other.isDaemon());
      other.join();
    }
  }

  /** Each has a range that is his first: in lots of one size the same. */
  @Test
  void whoTakesFirstHasHisOwn() {
    Tasks tasks = new Tasks(7, 3);

    assertEquals(0, tasks.take(0));
    assertEquals(2, tasks.take(1));
    assertEquals(4, tasks.take(2));
    int[] rest = new int[4];
    Arrays.setAll(rest, i -> tasks.take(1));
    assertEquals("[3, 5, 6, 1]", Arrays.toString(rest));
    for (int worker = 0; worker < 3; worker++) {
      assertEquals(-1, tasks.take(worker));
    }
  }
}
