package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.sfbuf.Flags;
import org.sfmc.model.sfbuf.MachineDependent;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.SubrSfbuf;

/** Looks at the free list again when a signal has ended the sleep, and may sleep once more. */
public final class SleepsAfterSignal extends SubrSfbuf {
  public SleepsAfterSignal(Kernel kernel, Pool pool, MachineDependent md) {
    super(kernel, pool, md);
  }

  @Override
  protected int sleep(Flags flags) {
    super.sleep(flags);
    return 0;
  }
}
