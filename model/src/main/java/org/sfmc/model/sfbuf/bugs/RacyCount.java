package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.sfbuf.MachineDependent;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.SubrSfbuf;

/** Reads the reference count before it takes the lock, and stores one less under it. */
public final class RacyCount extends SubrSfbuf {
  public RacyCount(Kernel kernel, Pool pool, MachineDependent md) {
    super(kernel, pool, md);
    pool.refCounts().forEach(IntCell::peek);
  }

  @Override
  public void free(int sf) {
    int count = kernel.perform(new UnlockedPeek(refCount(sf))) - 1;
    kernel.lock(sfBufLock);
    refCount(sf).set(count);
    if (count == 0) {
      lastFree(sf);
    }
    kernel.unlock(sfBufLock);
  }
}
