package org.sfmc.model.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sfmc.model.machine.Violations.assertViolates;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageLifeTest {
  private static final int P0 = 1;

  private final Layout layout = new Layout();
  private final DirectEngine engine = new DirectEngine();
  private final Threads threads = new Threads(layout, engine, List.of("a", "b"), 1, List.of(0, 0));
  private final Pages pages = new Pages(layout, List.of("p0"), List.of(7), 255);
  private final PageLife life = new PageLife(layout, pages, threads, List.of(7));

  {
    engine.start(layout);
    engine.as(0);
  }

  @Test
  void whatKeepsAPageKeepsItFromBeingTaken() {
    engine.perform(pages.wire(P0));
    assertEquals(Operation.BLOCKED, engine.perform(life.reclaim(P0)));
    engine.perform(life.hold(P0));
    engine.perform(pages.unwire(P0));
    assertEquals(Operation.BLOCKED, engine.perform(life.reclaim(P0)));
    engine.perform(life.busyAcquire(P0));
    engine.perform(life.unhold(P0));
    assertEquals(Operation.BLOCKED, engine.perform(life.reclaim(P0)));
    assertTrue(pages.isKept(engine.cells(), P0));
    engine.perform(life.xunbusy(P0));
    assertFalse(pages.isKept(engine.cells(), P0));

    assertEquals(0, engine.perform(life.reclaim(P0)));
    assertEquals(PageLife.STRANGERS_DATA, pages.contents(engine.cells(), P0));
  }

  @Test
  void aPageThatWasTakenIsNobodysUntilItIsReadInAgain() {
    int generation = engine.perform(life.generation(P0));
    engine.perform(life.reclaim(P0));

    assertEquals(0, engine.perform(life.busyAcquire(P0)));
    assertViolates(
        "page_identity",
        "vm_page_wire: p0 is somebody else's page by now",
        () -> engine.perform(pages.wire(P0)));

    assertEquals(1, engine.perform(life.grab(P0)));
    assertEquals(7, pages.contents(engine.cells(), P0));
    assertEquals(1, pages.wirings(engine.cells(), P0));
    assertViolates(
        "page_not_reused",
        "an access reaches p0, which is somebody else's page by now",
        () -> engine.perform(life.sameAs(P0, generation)));
  }

  @Test
  void anOrphanIsFreedByTheLastToReleaseIt() {
    engine.perform(life.grab(P0));
    engine.perform(pages.wire(P0));
    engine.perform(life.truncate(P0));
    assertTrue(life.isOrphan(engine.cells(), P0));
    assertEquals(0, engine.perform(life.object(P0)));
    assertEquals(0, engine.perform(life.grab(P0)));

    engine.perform(life.release(P0));
    assertTrue(life.isOrphan(engine.cells(), P0));
    engine.perform(life.release(P0));
    assertTrue(life.isFree(engine.cells(), P0));
    assertViolates(
        "freed_once", "vm_page_free: p0 is free already", () -> engine.perform(life.free(P0)));
  }

  @Test
  void anObjectGoesAwayOnceAndNotUnderABusyPage() {
    engine.perform(life.busyAcquire(P0));
    assertEquals(Operation.BLOCKED, engine.perform(life.truncate(P0)));
    engine.perform(life.xunbusy(P0));
    assertEquals(0, engine.perform(life.truncate(P0)));
    assertTrue(life.isFree(engine.cells(), P0));
    assertEquals(Operation.BLOCKED, engine.perform(life.truncate(P0)));
  }

  @Test
  void freeingAHeldPageIsPutOff() {
    engine.perform(life.hold(P0));
    engine.perform(life.free(P0));
    assertFalse(life.isFree(engine.cells(), P0));
    assertEquals(0, engine.perform(life.grab(P0)));
    engine.perform(life.unhold(P0));
    assertTrue(life.isFree(engine.cells(), P0));
    assertViolates(
        "hold_count",
        "vm_page_unhold: the hold count of p0 is zero",
        () -> engine.perform(life.unhold(P0)));
  }

  @Test
  void busyPagesBelongToTheThreadThatMadeThemBusy() {
    engine.perform(life.busyAcquire(P0));

    engine.as(1);
    Operation busy = life.busyAcquire(P0);
    assertEquals(Operation.BLOCKED, engine.perform(busy));
    assertEquals(0, busy.waitsFor(engine.cells(), 1));
    assertViolates(
        "busy_owner",
        "vm_page_xunbusy: p0 was not made busy by this thread",
        () -> engine.perform(life.xunbusy(P0)));
    assertViolates(
        "freed_unused", "vm_page_free: freeing busy page p0", () -> engine.perform(life.free(P0)));

    engine.as(0).perform(life.free(P0));
    assertTrue(life.isFree(engine.cells(), P0));
  }

  @Test
  void aWiredPageIsNotFreed() {
    engine.perform(pages.wire(P0));

    assertViolates(
        "freed_unused", "vm_page_free: freeing wired page p0", () -> engine.perform(life.free(P0)));
  }
}
