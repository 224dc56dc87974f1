package org.sfmc.model.sfbuf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.Pmap;
import org.sfmc.model.kernel.SteppedKernel;
import org.sfmc.model.machine.DirectEngine;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Pages;
import org.sfmc.model.machine.Threads;

class DragonflyTest {
  private static final int ON_CPU0 = 0;
  private static final int ON_CPU1 = 1;
  private static final int P0 = 1;
  private static final int P1 = 2;
  private static final int P2 = 3;
  private static final int K0 = 1;
  private static final int K1 = 2;
  private static final Flags PRIVATE = new Flags(Flags.CPUPRIVATE);

  private final Layout layout = new Layout();
  private final DirectEngine engine = new DirectEngine();
  private final Threads threads = new Threads(layout, engine, List.of("a", "b"), 2, List.of(0, 1));
  private final Kernel kernel = new SteppedKernel(engine, threads);
  private final Pages pages = new Pages(layout, List.of("p0", "p1", "p2"), List.of(0, 0, 0), 9);
  private final DragonflyPool pool = DragonflyPool.init(layout, kernel, threads, pages, 2, 4);
  private final Dragonfly dragonfly = new Dragonfly(kernel, new Pmap(kernel, pool.mmu()), pool);

  {
    engine.start(layout);
  }

  private int alloc(int thread, int page) {
    engine.as(thread);
    return dragonfly.alloc(page, PRIVATE);
  }

  private int mask(int sf) {
    return pool.cpumasks().get(sf - 1).in(engine.cells());
  }

  @Test
  void aPrivateMappingIsGoodWhereItWasAskedFor() {
    assertEquals(K0, alloc(ON_CPU1, P0));
    assertEquals(0b10, mask(K0));
    assertEquals(K1, alloc(ON_CPU0, P1));
    assertEquals(0b01, mask(K1));

    assertEquals(K0, alloc(ON_CPU0, P0));
    assertEquals(0b11, mask(K0));
    assertEquals(K1, alloc(ON_CPU1, P1));
    assertEquals(0b11, mask(K1));
  }

  @Test
  void whatIsGoodHereIsNotInvalidatedAgain() {
    for (int thread : List.of(ON_CPU0, ON_CPU1)) {
      alloc(thread, P0);
      dragonfly.load(K0);

      alloc(thread, P0);

      assertEquals(P0, pool.mmu().cached(engine.cells(), thread, K0));
    }
  }

  @Test
  void whatWasFoundAgainIsNotTakenFromTheFreeList() {
    assertEquals(K0, alloc(ON_CPU0, P0));
    dragonfly.free(K0);
    dragonfly.free(alloc(ON_CPU0, P1));
    assertEquals(K0, alloc(ON_CPU0, P0));
    assertEquals(1, pool.list().count(engine.cells(), K0));

    assertEquals(K1, alloc(ON_CPU0, P2));
  }
}
