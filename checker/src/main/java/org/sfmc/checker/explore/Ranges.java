package org.sfmc.checker.explore;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
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

  synchronized void save(DataOutput out) throws IOException {
    Saved.ints(out, low);
    Saved.ints(out, high);
  }

  synchronized void restore(DataInput in) throws IOException {
    System.arraycopy(Saved.ints(in), 0, low, 0, low.length);
    System.arraycopy(Saved.ints(in), 0, high, 0, high.length);
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
