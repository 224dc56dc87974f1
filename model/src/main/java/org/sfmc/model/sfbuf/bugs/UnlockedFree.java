package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.sfbuf.MachineDependent;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.SubrSfbuf;

/** Puts the buffer on the free list without the lock. */
public final class UnlockedFree extends SubrSfbuf {
  public UnlockedFree(Kernel kernel, Pool pool, MachineDependent md) {
    super(kernel, pool, md);
  }

  @Override
  public void free(int sf) {
    if (refCount(sf).decrement() == 0) {
      lastFree(sf);
    }
  }
}
