package org.sfmc.model.sfbuf.bugs;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.sfbuf.MachineDependent;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.SubrSfbuf;

/** Leaves a cached buffer on the free list when it is referenced again; it is soon recycled. */
public final class HitStaysOnFreeList extends SubrSfbuf {
  public HitStaysOnFreeList(Kernel kernel, Pool pool, MachineDependent md) {
    super(kernel, pool, md);
  }

  @Override
  protected void hit(int sf) {
    if (refCount(sf).increment() == 1) {
      countUsed();
    }
  }
}
