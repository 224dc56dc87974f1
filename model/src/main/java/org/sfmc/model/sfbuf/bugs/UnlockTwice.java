package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.sfbuf.Flags;
import org.sfmc.model.sfbuf.MachineDependent;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.SubrSfbuf;

/** Unlocks in the error path and once more at the end. */
public final class UnlockTwice extends SubrSfbuf {
  public UnlockTwice(Kernel kernel, Pool pool, MachineDependent md) {
    super(kernel, pool, md);
  }

  @Override
  protected int sleep(Flags flags) {
    int error = super.sleep(flags);
    if (error != 0) {
      kernel.unlock(sfBufLock);
    }
    return error;
  }
}
