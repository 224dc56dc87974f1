package org.sfmc.model.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sfmc.model.machine.Violations.assertViolates;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadsTest {
  private final Layout layout = new Layout();
  private final DirectEngine engine = new DirectEngine();
  private final Threads threads = new Threads(layout, engine, List.of("a", "b"), 3, List.of(0, 2));
  private final Mutex mutex = new Mutex(layout, "mtx", 2);

  {
    engine.start(layout);
  }

  @Test
  void startWhereTheyArePut() {
    assertEquals(0, threads.cpu(engine.cells(), 0));
    assertEquals(2, threads.cpu(engine.cells(), 1));
    assertEquals(2, threads.count());
    assertEquals(3, threads.cpus());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0b010",
    "3, 0, 0b011",
    "4, 0, 0b011",
    "5, 0, 0b010",
    "0, 7, 0b110",
    "3, 7, 0b111"
  })
  void aCpuIsIdleUnlessSomebodyRunsThere(int first, int second, String idle) {
    threads.setStatus(engine.cells(), 0, first);
    threads.setStatus(engine.cells(), 1, second);

    assertEquals(Integer.parseInt(idle.substring(2), 2), engine.as(0).perform(threads.idleCpus()));
  }

  @Test
  void pinsNestAndAreEachThreadsOwn() {
    engine.as(1).perform(threads.pin());
    engine.as(1).perform(threads.pin());
    engine.as(1).perform(threads.unpin());

    assertEquals(1, threads.pins());
    assertEquals(1, threads.pins(engine.cells(), 1));
    assertEquals(0, threads.pins(engine.cells(), 0));
  }

  @Test
  void unpinningBelowZeroIsAViolation() {
    engine.as(0).perform(threads.pin());
    engine.as(0).perform(threads.unpin());

    assertViolates(
        "unpinned_once",
        "sched_unpin: the thread is not pinned",
        () -> engine.as(0).perform(threads.unpin()));
  }

  @Test
  void anUnpinnedThreadMigratesToAnotherCpuOnly() {
    assertEquals(0, engine.as(-1).perform(threads.migrate(0, 2)));
    assertEquals(2, threads.cpu(engine.cells(), 0));

    assertEquals(Operation.BLOCKED, engine.perform(threads.migrate(0, 2)));
    assertEquals(2, threads.cpu(engine.cells(), 1));
  }

  @Test
  void aPinnedThreadStays() {
    engine.as(0).perform(threads.pin());
    assertEquals(Operation.BLOCKED, engine.as(-1).perform(threads.migrate(0, 1)));

    engine.as(0).perform(threads.unpin());
    assertEquals(0, engine.as(-1).perform(threads.migrate(0, 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, true",
    "1, true",
    "2, true",
    "3, false",
    "4, false",
    "5, true",
    "6, true",
    "7, false"
  })
  void aThreadThatIsAsleepOrDoneStays(int status, boolean moves) {
    threads.setStatus(engine.cells(), 0, status);

    assertEquals(moves ? 0 : Operation.BLOCKED, engine.as(-1).perform(threads.migrate(0, 1)));
  }

  @Test
  void returningToUserModeEndsAThread() {
    engine.as(1).perform(threads.userret(List.of(mutex)));

    assertTrue(threads.isDone(engine.cells(), 1));
    assertEquals(Threads.RUNNING, threads.status(engine.cells(), 0));
  }

  @Test
  void returningPinnedIsAViolation() {
    engine.as(1).perform(threads.pin());
    engine.as(1).perform(threads.pin());

    assertViolates(
        "returns_unpinned",
        "userret: returning with a pinned thread, td_pinned is 2",
        () -> engine.as(1).perform(threads.userret(List.of(mutex))));
  }

  @Test
  void returningWithAMutexIsAViolation() {
    engine.as(1).perform(mutex.lock());

    engine.as(0).perform(threads.userret(List.of(mutex)));
    assertViolates(
        "returns_unlocked",
        "userret: returning with mtx held",
        () -> engine.as(1).perform(threads.userret(List.of(mutex))));
  }
}
