package org.sfmc.checker.explore;

import org.sfmc.model.machine.Layout;
import org.sfmc.model.system.ModelledSystem;

/** The values that each cell has had so far: often far fewer than its declaration has room for. */
final class Ranges {
  private final int[] low;
  private final int[] high;

  Ranges(ModelledSystem system) {
    Layout layout = system.layout();
    low = layout.initial().toArray();
    high = low.clone();
    for (ModelledSystem.Start start : system.initialStates()) {
      for (int cell = 0; cell < low.length; cell++) {
        see(cell, start.cells().get(cell));
      }
    }
  }

  /** A cell has a value. */
  synchronized void see(int cell, int value) {
    low[cell] = Math.min(low[cell], value);
    high[cell] = Math.max(high[cell], value);
  }

  synchronized int low(int cell) {
    return low[cell];
  }

  synchronized int high(int cell) {
    return high[cell];
  }
}
