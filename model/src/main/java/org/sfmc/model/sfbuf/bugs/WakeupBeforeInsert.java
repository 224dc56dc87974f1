package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.sfbuf.MachineDependent;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.SubrSfbuf;

/**
 * Wakes the sleepers before it takes the lock: they find the list empty and sleep again, and then
 * the buffer becomes free.
 */
public final class WakeupBeforeInsert extends SubrSfbuf {
  public WakeupBeforeInsert(Kernel kernel, Pool pool, MachineDependent md) {
    super(kernel, pool, md);
  }

  @Override
  public void free(int sf) {
    wakeSleepers();
    super.free(sf);
  }

  @Override
  protected void lastFree(int sf) {
    putFree(sf);
  }
}
