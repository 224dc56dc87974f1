package org.sfmc.model.sfbuf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.SteppedKernel;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.DirectEngine;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Pages;
import org.sfmc.model.machine.Threads;

/** What claims and scenarios see of the buffers of each implementation. */
class BuffersTest {
  private static final int P0 = 1;
  private static final int K0 = 1;
  private static final int K1 = 2;
  private static final int MOST = 4;

  private final Layout layout = new Layout();
  private final DirectEngine engine = new DirectEngine();
  private final Threads threads = new Threads(layout, engine, List.of("t"), 2, List.of(0));
  private final Kernel kernel = new SteppedKernel(engine, threads);
  private final Pages pages = new Pages(layout, List.of("p0"), List.of(0), 9);

  private Cells now() {
    return engine.cells();
  }

  @Test
  void aBufferOfDragonflyIsFreeWhileNobodyRefersToItListedOrNot() {
    DragonflyPool pool = DragonflyPool.init(layout, kernel, threads, pages, 2, MOST);
    engine.start(layout);
    assertTrue(pool.isFree(now(), K0));

    pool.refCounts().get(0).set(1);

    assertFalse(pool.isFree(now(), K0));
    assertTrue(pool.isFree(now(), K1));
    assertEquals(1, pool.free(now()));
  }

  @Test
  void aSlotOfLinuxIsFreeBeforeItIsFlushedToo() {
    PkmapSlots slots = PkmapSlots.init(layout, kernel, threads, pages, 1, MOST);
    engine.start(layout);

    assertTrue(slots.isFree(now(), K0));
    slots.counts().get(0).set(LinuxPkmap.UNFLUSHED);
    assertTrue(slots.isFree(now(), K0));
    slots.counts().get(0).set(LinuxPkmap.UNFLUSHED + 1);
    assertFalse(slots.isFree(now(), K0));
    assertEquals(1, slots.refCount(now(), K0));
  }

  @Test
  void aBufferWithOneOwnerHasAReferenceWhileItIsNotOnTheList() {
    FreeStack stack = FreeStack.ofSparc64(layout, kernel, threads, pages, 2);
    engine.start(layout);
    engine.perform(stack.mmu().store(K0, P0));
    engine.perform(stack.mmu().store(K1, P0));
    assertEquals(0, stack.refs(now(), P0));

    kernel.lock(stack.lock());
    stack.list().remove(K1);

    assertEquals(0, stack.refCount(now(), K0));
    assertEquals(1, stack.refCount(now(), K1));
    assertEquals(1, stack.refs(now(), P0));
  }

  @Test
  void whatIsFoundByItsPageIsHashed() {
    assertTrue(DragonflyPool.init(layout, kernel, threads, pages, 1, MOST).isHashed());
    assertTrue(PkmapSlots.init(new Layout(), kernel, threads, pages, 1, MOST).isHashed());
    assertFalse(FreeStack.ofSparc64(new Layout(), kernel, threads, pages, 1).isHashed());
  }

  @Test
  void onlyLwbufsAreNotValidEverywhere() {
    assertTrue(FreeStack.ofSparc64(new Layout(), kernel, threads, pages, 1).isValidEverywhere());
    assertTrue(
        FreeStack.ofFreebsd4(new Layout(), kernel, threads, pages, 1, MOST).isValidEverywhere());
    assertFalse(FreeStack.ofLwbufs(new Layout(), kernel, threads, pages, 1).isValidEverywhere());
  }

  @Test
  void anAllocationNeedNotWaitWhileABufferIsFree() {
    FreeStack stack = FreeStack.ofSparc64(layout, kernel, threads, pages, 1);
    engine.start(layout);
    assertTrue(stack.canServe(now(), P0));

    kernel.lock(stack.lock());
    stack.list().remove(K0);

    assertFalse(stack.canServe(now(), P0));
  }
}
