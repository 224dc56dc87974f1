package org.sfmc.model.sfbuf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.Pmap;
import org.sfmc.model.kernel.SteppedKernel;
import org.sfmc.model.machine.DirectEngine;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Pages;
import org.sfmc.model.machine.Threads;

class LinuxPkmapTest {
  private static final int USER = 0;
  private static final int SLEEPER = 1;
  private static final int P0 = 1;

  private final Layout layout = new Layout();
  private final DirectEngine engine = new DirectEngine();
  private final Threads threads =
      new Threads(layout, engine, List.of("user", "sleeper"), 1, List.of(0, 0));
  private final Kernel kernel = new SteppedKernel(engine, threads);
  private final Pages pages = new Pages(layout, List.of("p0"), List.of(0), 9);
  private final PkmapSlots slots = PkmapSlots.init(layout, kernel, threads, pages, 1, 4);
  private final LinuxPkmap linux = new LinuxPkmap(kernel, new Pmap(kernel, slots.mmu()), slots);

  {
    engine.start(layout);
  }

  private boolean sleeps() {
    return slots.channel().contains(engine.cells(), SLEEPER);
  }

  @Test
  void theLastToFreeASlotWakesWhoWaits() {
    engine.as(USER);
    int slot = linux.alloc(P0, new Flags(0));
    linux.ref(slot);
    engine.as(SLEEPER);
    kernel.lock(slots.lock());
    kernel.execute(slots.channel().add(slots.lock(), false));

    engine.as(USER);
    linux.free(slot);
    assertTrue(sleeps());
    linux.free(slot);

    assertFalse(sleeps());
    assertEquals(0, slots.refCount(engine.cells(), slot));
  }
}
