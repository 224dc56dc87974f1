package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.sfbuf.Flags;
import org.sfmc.model.sfbuf.MachineDependent;
import org.sfmc.model.sfbuf.Pool;

/**
 * Wakes one sleeper per free; one that a signal ends passes the wakeup on, but looks whether there
 * is anything to pass on when it no longer holds the lock.
 */
public final class PassOnAfterUnlock extends WakeupOne {
  public PassOnAfterUnlock(Kernel kernel, Pool pool, MachineDependent md) {
    super(kernel, pool, md);
  }

  @Override
  public int alloc(int m, Flags flags) {
    int sf = super.alloc(m, flags);
    if (sf == 0 && !flags.nowait() && freeList.first() != 0 && allocWant.get() > 0) {
      wakeSleepers();
    }
    return sf;
  }
}
