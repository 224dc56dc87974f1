package org.sfmc.model.sfbuf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.Pmap;
import org.sfmc.model.kernel.SteppedKernel;
import org.sfmc.model.machine.DirectEngine;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Pages;
import org.sfmc.model.machine.Threads;

class AccountedTest {
  private static final int P0 = 1;
  private static final int P1 = 2;
  private static final int P2 = 3;
  private static final Flags DEFAULT = new Flags(0);

  private final Layout layout = new Layout();
  private final DirectEngine engine = new DirectEngine();
  private final Threads threads = new Threads(layout, engine, List.of("t"), 1, List.of(0));
  private final Kernel kernel = new SteppedKernel(engine, threads);
  private final Pages pages = new Pages(layout, List.of("p0", "p1", "p2"), List.of(0, 0, 0), 9);
  private final DragonflyPool pool = DragonflyPool.init(layout, kernel, threads, pages, 2, 4);
  private final Ledger book =
      new Ledger(layout, threads, pages, pool.mmu(), pool.names(), 4, false, false);
  private final SfBufs sfBufs =
      new Accounted(
          kernel, threads, new Dragonfly(kernel, new Pmap(kernel, pool.mmu()), pool), book);

  {
    engine.start(layout);
  }

  /** Code that compares addresses sees neither the page nor how often that was taken. */
  @Test
  void codeSeesTheBuffersOwnAddress() {
    int one = sfBufs.alloc(P0, DEFAULT);
    int two = sfBufs.alloc(P1, DEFAULT);
    int before = sfBufs.kva(one);

    assertEquals(one, sfBufs.address(before));
    assertEquals(two, sfBufs.address(sfBufs.kva(two)));

    sfBufs.free(one);
    assertEquals(one, sfBufs.alloc(P2, DEFAULT));
    assertNotEquals(before, sfBufs.kva(one));
    assertEquals(sfBufs.address(before), sfBufs.address(sfBufs.kva(one)));
  }
}
