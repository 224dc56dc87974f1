package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.sfbuf.MachineDependent;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.SubrSfbuf;

/** Takes one from the reference count without the lock, which only the last one takes. */
public final class UnlockedCount extends SubrSfbuf {
  public UnlockedCount(Kernel kernel, Pool pool, MachineDependent md) {
    super(kernel, pool, md);
  }

  @Override
  public void free(int sf) {
    if (refCount(sf).decrement() == 0) {
      kernel.lock(sfBufLock);
      lastFree(sf);
      kernel.unlock(sfBufLock);
    }
  }
}
