package org.sfmc.model.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.sfmc.model.machine.Violations.assertViolates;

import java.util.List;
import org.junit.jupiter.api.Test;

class PagesTest {
  private static final int P0 = 1;
  private static final int P1 = 2;

  private final Layout layout = new Layout();
  private final Pages pages = new Pages(layout, List.of("p0", "p1"), List.of(10, 11), 99);
  private final DirectEngine engine = new DirectEngine().start(layout);

  @Test
  void wiringsAreCountedForEachPage() {
    assertEquals(1, engine.perform(pages.wire(P0)));
    assertEquals(2, engine.perform(pages.wire(P0)));
    assertEquals(1, engine.perform(pages.unwire(P0)));

    assertEquals(1, pages.wirings(engine.cells(), P0));
    assertEquals(0, pages.wirings(engine.cells(), P1));
  }

  @Test
  void unwiringAtZeroIsAViolation() {
    assertViolates(
        "wire_count",
        "vm_page_unwire: the wire count of p1 is zero",
        () -> engine.perform(pages.unwire(P1)));
  }

  @Test
  void whatACellCannotHoldIsRefusedWhereItIsDeclared() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Pages(new Layout(), List.of("p0"), List.of(7), 5));

    assertEquals("contents(p0) = 7 is not in 0..5", thrown.getMessage());
  }
}
