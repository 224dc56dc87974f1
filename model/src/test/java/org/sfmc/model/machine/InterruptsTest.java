package org.sfmc.model.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sfmc.model.machine.Violations.assertViolates;

import java.util.List;
import org.junit.jupiter.api.Test;

class InterruptsTest {
  private static final int K0 = 1;

  private final Layout layout = new Layout();
  private final DirectEngine engine = new DirectEngine();
  private final Threads threads =
      new Threads(layout, engine, List.of("a", "b", "far"), 2, List.of(0, 0, 1));
  private final Pages pages = new Pages(layout, List.of("p0"), List.of(0), 9);
  private final Mmu mmu = new Mmu(layout, threads, pages, List.of("K0"));
  private final Mutex mutex = new Mutex(layout, "mtx", 3);
  private final Interrupts interrupts = new Interrupts(layout, threads);

  {
    engine.start(layout);
  }

  @Test
  void aCpuWithInterruptsDisabledRunsNobodyElse() {
    engine.as(0).perform(interrupts.enter());

    Operation wire = interrupts.onCpu(pages.wire(1));
    assertEquals(Operation.BLOCKED, engine.as(1).perform(wire));
    assertEquals(0, wire.waitsFor(engine.cells(), 1));
    assertEquals(1, engine.as(2).perform(wire));
    assertEquals(2, engine.as(0).perform(wire));
  }

  @Test
  void theOutermostExitEnablesThem() {
    engine.as(0).perform(interrupts.enter());
    engine.as(0).perform(interrupts.enter());
    engine.as(0).perform(interrupts.exit());
    assertEquals(0, interrupts.disabler(engine.cells(), 0));

    engine.as(0).perform(interrupts.exit());
    assertEquals(-1, interrupts.disabler(engine.cells(), 0));
    assertViolates(
        "spinlock_paired",
        "spinlock_exit: interrupts are not disabled",
        () -> engine.as(0).perform(interrupts.exit()));
  }

  @Test
  void theThreadStaysOnItsCpu() {
    engine.as(0).perform(interrupts.enter());

    assertEquals(Operation.BLOCKED, engine.as(-1).perform(threads.migrate(0, 1)));
    assertEquals(0, engine.perform(threads.migrate(1, 1)));
  }

  @Test
  void noShootdownIsAnsweredOrAsked() {
    engine.as(2).perform(mmu.interrupt(1, K0));
    engine.as(0).perform(interrupts.enter());

    assertEquals(Operation.BLOCKED, engine.as(-1).perform(mmu.handle(0, K0)));
    assertEquals(0, mmu.acknowledged(1, K0).waitsFor(engine.cells(), 2));
    assertViolates(
        "shootdown_interruptible",
        "smp_targeted_tlb_shootdown: interrupts disabled",
        () -> engine.as(0).perform(mmu.interrupt(2, K0)));

    engine.perform(interrupts.exit());
    assertEquals(0, engine.as(-1).perform(mmu.handle(0, K0)));
  }

  @Test
  void whatMayBlockIsNotAskedFor() {
    Operation lock = interrupts.onCpu(mutex.lock());
    engine.as(0).perform(lock);
    engine.perform(mutex.unlock());
    engine.perform(interrupts.enter());

    assertViolates(
        "spinlock_never_blocks",
        "mtx_lock(mtx) with interrupts disabled",
        () -> engine.perform(lock));
    assertViolates(
        "returns_enabled",
        "userret: returning with interrupts disabled",
        () -> engine.perform(threads.userret(List.of())));
  }
}
