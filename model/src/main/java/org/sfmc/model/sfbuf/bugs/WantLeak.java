package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.sfbuf.Flags;
import org.sfmc.model.sfbuf.MachineDependent;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.SubrSfbuf;

/** Does not take back its wish for a buffer when a signal ends the sleep. */
public final class WantLeak extends SubrSfbuf {
  public WantLeak(Kernel kernel, Pool pool, MachineDependent md) {
    super(kernel, pool, md);
  }

  @Override
  protected int sleep(Flags flags) {
    allocWant.add(1);
    int error = kernel.msleep(data().channel(), sfBufLock, flags.pcatch());
    if (error == 0) {
      allocWant.add(-1);
    }
    return error;
  }
}
