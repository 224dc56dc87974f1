package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.sfbuf.MachineDependent;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.SubrSfbuf;

/** Wakes one sleeper, and only when the free list was empty; a second free wakes nobody. */
public final class EdgeWakeup extends SubrSfbuf {
  public EdgeWakeup(Kernel kernel, Pool pool, MachineDependent md) {
    super(kernel, pool, md);
    pool.channel().keepOrder();
  }

  @Override
  protected void lastFree(int sf) {
    boolean wasEmpty = freeList.first() == 0;
    putFree(sf);
    if (wasEmpty) {
      kernel.wakeupOne(data().channel());
    }
  }
}
