package org.sfmc.model.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sfmc.model.machine.DirectEngine;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Threads;

class SteppedKernelTest {
  @Test
  void interruptsAreDisabledOnlyWhereTheyAreDeclared() {
    Layout layout = new Layout();
    DirectEngine engine = new DirectEngine();
    Threads threads = new Threads(layout, engine, List.of("t"), 1, List.of(0));
    Kernel kernel = new SteppedKernel(engine, threads);
    engine.start(layout);

    IllegalStateException thrown = assertThrows(IllegalStateException.class, kernel::spinlockEnter);

    assertEquals("the system does not declare interrupts", thrown.getMessage());
  }
}
