package org.sfmc.model.sfbuf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sfmc.model.machine.DirectEngine;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Mmu;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.machine.Pages;
import org.sfmc.model.machine.Threads;
import org.sfmc.model.machine.Violation;

/** What the checker's book of references says of calls. */
class LedgerTest {
  @ParameterizedTest
  @ValueSource(ints = {0, Flags.CATCH, Flags.CPUPRIVATE, Flags.CATCH | Flags.CPUPRIVATE})
  void whoWasNotInterruptedIsNotRefused(int flags) {
    Layout layout = new Layout();
    DirectEngine engine = new DirectEngine();
    Threads threads = new Threads(layout, engine, List.of("t"), 1, List.of(0));
    Pages pages = new Pages(layout, List.of("p0"), List.of(0), 9);
    Mmu mmu = new Mmu(layout, threads, pages, List.of("K0"));
    Ledger book = new Ledger(layout, threads, pages, mmu, List.of("K0"), 4, true, false);
    engine.start(layout);
    Operation refused = book.refused(new Flags(flags), null, 1);

    Violation violation = assertThrows(Violation.class, () -> refused.apply(engine.cells(), 0));

    assertEquals("null_only_if_allowed", violation.property());
  }
}
