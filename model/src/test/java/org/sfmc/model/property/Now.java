package org.sfmc.model.property;

import org.sfmc.model.claim.View;
import org.sfmc.model.machine.Cells;

/** A state in which no thread is done. */
record Now(Cells cells) implements View {
  @Override
  public int local(int thread, int slot) {
    return 0;
  }

  @Override
  public boolean isDone(int thread) {
    return false;
  }
}
