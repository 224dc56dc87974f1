package org.sfmc.model.claim;

import org.sfmc.model.machine.Cells;

/** One state as a claim may see it. Valid only during the call that receives it. */
public interface View {
  /** The shared cells; not to be changed. */
  Cells cells();

  /** The value of a thread's local at the thread's latest statement boundary; 0 before that. */
  int local(int thread, int slot);

  /** Whether the thread's code has ended. */
  boolean isDone(int thread);
}
