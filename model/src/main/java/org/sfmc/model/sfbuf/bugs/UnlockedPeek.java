package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.machine.Operation;

/** Reads a guarded cell without its mutex, as a bug that gets away with the race on the read. */
record UnlockedPeek(IntCell cell) implements Operation {
  UnlockedPeek {
    if (!cell.isPeeked()) {
      throw new IllegalArgumentException(cell + " is changed where nobody is to see it");
    }
  }

  @Override
  public int apply(Cells cells, int thread) {
    return cell.in(cells);
  }

  @Override
  public String toString() {
    return "read " + cell + " without the lock";
  }
}
