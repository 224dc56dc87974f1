package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.sfbuf.MachineDependent;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.SubrSfbuf;

/** Looks at sf_buf_alloc_want before it takes the lock, and misses who is about to sleep. */
public final class WantOutsideLock extends SubrSfbuf {
  public WantOutsideLock(Kernel kernel, Pool pool, MachineDependent md) {
    super(kernel, pool, md);
    allocWant.peek();
  }

  @Override
  public void free(int sf) {
    int want = kernel.perform(new UnlockedPeek(allocWant));
    kernel.lock(sfBufLock);
    if (refCount(sf).decrement() == 0) {
      putFree(sf);
      if (want > 0) {
        wakeSleepers();
      }
    }
    kernel.unlock(sfBufLock);
  }
}
