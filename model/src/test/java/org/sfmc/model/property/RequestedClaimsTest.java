package org.sfmc.model.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.claim.View;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.SteppedKernel;
import org.sfmc.model.machine.DirectEngine;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Pages;
import org.sfmc.model.machine.Threads;
import org.sfmc.model.sfbuf.Ledger;
import org.sfmc.model.sfbuf.Pool;

class RequestedClaimsTest {
  private static final int B = 1;
  private static final int P1 = 2;

  private final Layout layout = new Layout();
  private final DirectEngine engine = new DirectEngine();
  private final Threads threads =
      new Threads(layout, engine, List.of("a", "b", "c"), 1, List.of(0, 0, 0));
  private final Kernel kernel = new SteppedKernel(engine, threads);
  private final Pages pages = new Pages(layout, List.of("p0", "p1", "p2"), List.of(0, 0, 0), 9);
  private final Pool pool = Pool.init(layout, kernel, threads, pages, 3, 4, false, false, false);
  private final Ledger book =
      new Ledger(layout, threads, pages, pool.mmu(), pool.names(), 4, false, true);
  private final Claim claim =
      RequestedClaims.of(Set.of(Invariants.NO_MISSED_HIT), pool, book, threads, pages).get(0);

  {
    engine.start(layout);
  }

  private void set(String name, int value) {
    int index =
        IntStream.range(0, layout.size())
            .filter(i -> layout.cell(i).name().equals(name))
            .findFirst()
            .orElseThrow();
    engine.cells().set(index, value);
  }

  private View now() {
    return new Now(engine.cells());
  }

  @Test
  void whoSleepsForWhatIsMappedIsNamed() {
    set("granted(K1)", P1);
    set("wanted(b)", P1);
    assertTrue(claim.holds().test(now()));

    engine.as(B);
    kernel.lock(pool.lock());
    kernel.execute(pool.channel().add(pool.lock(), false));

    assertFalse(claim.holds().test(now()));
    assertEquals(
        "b sleeps for a buffer to map p1, which K1 maps", claim.explanation().apply(now()));
    set("granted(K1)", P1 + 1);
    assertTrue(claim.holds().test(now()));
  }
}
