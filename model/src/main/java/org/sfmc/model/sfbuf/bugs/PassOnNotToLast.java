package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.sfbuf.Flags;
import org.sfmc.model.sfbuf.MachineDependent;
import org.sfmc.model.sfbuf.Pool;

/**
 * Wakes one sleeper per free; one that a signal ends passes the wakeup on, unless only one other
 * thread is left.
 */
public final class PassOnNotToLast extends WakeupOne {
  public PassOnNotToLast(Kernel kernel, Pool pool, MachineDependent md) {
    super(kernel, pool, md);
  }

  @Override
  protected int sleep(Flags flags) {
    int error = super.sleep(flags);
    if (error != 0 && freeList.first() != 0 && allocWant.get() > 1) {
      wakeSleepers();
    }
    return error;
  }
}
