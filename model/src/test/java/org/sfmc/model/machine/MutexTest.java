package org.sfmc.model.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sfmc.model.machine.Violations.assertViolates;

import org.junit.jupiter.api.Test;

class MutexTest {
  private final Layout layout = new Layout();
  private final Mutex mutex = new Mutex(layout, "mtx", 3);
  private final DirectEngine engine = new DirectEngine().start(layout);

  @Test
  void knowsItsOwner() {
    assertTrue(mutex.isFree(engine.cells()));
    assertEquals(-1, mutex.holder(engine.cells()));

    assertEquals(0, engine.as(2).perform(mutex.lock()));

    assertFalse(mutex.isFree(engine.cells()));
    assertEquals(2, mutex.holder(engine.cells()));
    assertTrue(mutex.isHeldBy(engine.cells(), 2));
    assertFalse(mutex.isHeldBy(engine.cells(), 1));
  }

  @Test
  void blocksTheOthersUntilItIsGivenBack() {
    engine.as(0).perform(mutex.lock());

    assertEquals(Operation.BLOCKED, engine.as(1).perform(mutex.lock()));

    engine.as(0).perform(mutex.unlock());
    assertEquals(0, engine.as(1).perform(mutex.lock()));
    assertEquals(1, mutex.holder(engine.cells()));
  }

  @Test
  void lockingItTwiceIsAViolation() {
    engine.as(1).perform(mutex.lock());

    assertViolates(
        "mutex_owned",
        "mtx is locked twice by one thread",
        () -> engine.as(1).perform(mutex.lock()));
  }

  @Test
  void unlockingWhatIsFreeOrSomebodyElsesIsAViolation() {
    String message = "mtx is unlocked by a thread that does not hold it";
    assertViolates("mutex_owned", message, () -> engine.as(0).perform(mutex.unlock()));

    engine.as(0).perform(mutex.lock());

    assertViolates("mutex_owned", message, () -> engine.as(1).perform(mutex.unlock()));
  }
}
